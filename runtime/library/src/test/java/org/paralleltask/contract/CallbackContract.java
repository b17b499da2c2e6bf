// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;

/** What is called when a future is done. */
interface CallbackContract extends PoolUnderTest {
  @Test
  default void T029_callbackOnResult_isCalledOnceAndSeesTheFinishedFuture() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      BlockingQueue<String> seen = new LinkedBlockingQueue<>();
      states.running().onDone(future -> seen.add(future.isDone() + " " + future.result()));
      assertEquals(null, seen.peek());
      states.gate().open();
      assertEquals("true 3", seen.poll(5, TimeUnit.SECONDS));
      states.pool().close();
      assertEquals(null, seen.peek());
    }
  }

  @Test
  @SuppressWarnings("NullAway") // that is what is tried
  default void callbackThatIsNull_isRefusedWhereItIsGiven() {
    try (TaskPool pool = open(1)) {
      TaskFuture<Integer> future = pool.submit(SampleTasks.square, 2);
      assertThrows(NullPointerException.class, () -> future.onDone(null));
      assertEquals(4, future.result());
    }
  }

  @Test
  default void T029_callbackOnFailure_seesTheFailure() throws Exception {
    BlockingQueue<Throwable> seen = new LinkedBlockingQueue<>();
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      TaskFuture<Integer> held = pool.submit(gate.task("held"), 0);
      TaskFuture<Integer> failing = pool.submit(SampleTasks.failing, 8);
      failing.onDone(future -> seen.add(future.exception()));
      gate.open();
      assertEquals("bad item 8", seen.poll(5, TimeUnit.SECONDS).getMessage());
      assertEquals(0, held.result());
    }
    assertTrue(seen.isEmpty());
  }

  @Test
  default void T029_callbackOnCancel_runsInTheCancellingThread() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      BlockingQueue<Thread> seen = new LinkedBlockingQueue<>();
      states
          .pending()
          .onDone(
              future -> {
                assertTrue(future.isCancelled());
                seen.add(Thread.currentThread());
              });
      states.pending().cancel();
      states.pending().cancel();
      assertEquals(List.of(Thread.currentThread()), List.copyOf(seen));
    }
  }

  @Test
  default void T030_callbackThrows_nextOneStillRuns_andTheErrorIsLoggedWithTheTask()
      throws Exception {
    try (SixStates states = SixStates.on(this);
        CapturedLog log = CapturedLog.of("org.paralleltask")) {
      BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
      states
          .running()
          .onDone(
              future -> {
                throw new IllegalStateException("callback is broken");
              });
      states.running().onDone(future -> seen.add(future.result()));
      states.gate().open();
      assertEquals(3, seen.poll(5, TimeUnit.SECONDS));
      assertEquals(3, states.running().result());
      Failures.assertText(log.text(), "held", "callback is broken");
    }
  }

  @Test
  default void T030_callbackThrowsAnError_theWorkerSurvives() throws Exception {
    try (SixStates states = SixStates.on(this);
        CapturedLog log = CapturedLog.of("org.paralleltask")) {
      states
          .running()
          .onDone(
              future -> {
                throw new AssertionError("callback is wrong");
              });
      states.gate().open();
      assertEquals(16, states.pending().result());
      Failures.assertText(log.text(), "callback is wrong");
    }
  }

  @Test
  default void T031_lateCallback_runsAtOnceInTheCaller() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      for (TaskFuture<Integer> done :
          List.of(states.finished(), states.failed(), states.cancelled(), states.passedOver())) {
        BlockingQueue<Thread> seen = new LinkedBlockingQueue<>();
        done.onDone(future -> seen.add(Thread.currentThread()));
        assertSame(Thread.currentThread(), seen.poll(), done::toString);
      }
    }
  }

  @Test
  default void T031_lateCallbackThrows_theCallerGoesOn() throws Exception {
    try (SixStates states = SixStates.on(this);
        CapturedLog log = CapturedLog.of("org.paralleltask")) {
      states
          .finished()
          .onDone(
              future -> {
                throw new IllegalStateException("late callback is broken");
              });
      Failures.assertText(log.text(), "square", "late callback is broken");
    }
  }

  @Test
  default void T032_callbacks_runInTheirOrderInOneThread() throws Exception {
    try (SixStates states = SixStates.on(this)) {
      BlockingQueue<Integer> order = new LinkedBlockingQueue<>();
      BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
      for (int i = 0; i < 3; i++) {
        int position = i;
        states
            .running()
            .onDone(
                future -> {
                  threads.add(Thread.currentThread());
                  order.add(position);
                });
      }
      states.gate().open();
      states.pool().close();
      assertEquals(List.of(0, 1, 2), List.copyOf(order));
      assertEquals(1, threads.stream().distinct().count());
    }
  }

  @Test
  default void callbackThatWaitsForAnotherItem_doesNotKeepItsWorkerFromIt() throws Exception {
    BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      TaskFuture<Integer> held = pool.submit(gate.task("held"), 3);
      held.onDone(done -> seen.add(pool.submit(SampleTasks.square, done.result()).result()));
      gate.open();
      assertEquals(9, seen.poll(5, TimeUnit.SECONDS));
    }
  }

  @Test
  default void callbackThatClosesItsPool_isRefused() throws Exception {
    BlockingQueue<Throwable> seen = new LinkedBlockingQueue<>();
    try (Gate gate = new Gate();
        TaskPool pool = open(1)) {
      pool.submit(gate.task("held"), 3).onDone(done -> seen.add(failureOf(pool::close)));
      gate.open();
      Failures.assertMessage(seen.poll(5, TimeUnit.SECONDS), "cannot close its own pool");
    }
  }

  private static Throwable failureOf(Runnable action) {
    try {
      action.run();
      return new AssertionError("nothing was thrown");
    } catch (RuntimeException thrown) {
      return thrown;
    }
  }

  @Test
  default void T029_resultMayBeThereBeforeSlowCallbacksAreThrough() throws Exception {
    try (Gate slow = new Gate();
        SixStates states = SixStates.on(this)) {
      states.running().onDone(future -> slow.passDeaf(future));
      states.gate().open();
      slow.awaitArrivals(1);
      assertEquals(3, states.running().result());
      slow.open();
    }
  }
}
