// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.Outcome;
import org.paralleltask.Results;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.WorkerLostException;

/** Workers are killed at random while items run: every item is accounted for, once, in order. */
@ExtendWith(HangGuard.class)
class SoakIT {
  private static final long SECONDS = Long.getLong("parallel.soak.seconds", 5);
  private static final int ITEMS = 400;

  private static final Task<Integer, Integer> work = Task.of("work", SoakIT::work);

  private static Integer work(Integer item) {
    long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(item % 10 * 500L);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return -item;
  }

  @ParameterizedTest(name = "{0} attempts")
  @ValueSource(ints = {1, 3})
  @HangLimit(3600)
  void workersKilledAtRandom_everyItemIsAccountedForOnce(int attempts) throws Exception {
    Task<Integer, Integer> task = work.attempts(attempts);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    int lost = 0;
    Killer killer = new Killer();
    try (CapturedLog log = CapturedLog.of("org.paralleltask");
        TaskPool pool = WorkerPids.open(3)) {
      for (int round = 0; System.nanoTime() < end; round++) {
        lost += map(pool, round % 2 == 0 ? task : task.chunkSize(7));
        lost += submit(pool, task);
        lost += asCompleted(pool, task);
      }
      assertTrue(killer.kills() > 0);
      assertTrue(lost <= killer.kills(), lost + " items lost by " + killer.kills() + " kills");
      killer.end();
      assertEquals(49, pool.submit(SampleTasks.square, 7).result());
      assertTrue(log.isQuiet() || log.message().contains("while it was idle"));
    } finally {
      killer.end();
    }
  }

  private static int map(TaskPool pool, Task<Integer, Integer> task) {
    int lost = 0;
    int next = 0;
    for (Outcome<Integer, Integer> outcome : pool.outcomes(task, SampleTasks.upTo(ITEMS))) {
      assertEquals(next, outcome.index());
      if (outcome instanceof Outcome.Ok<Integer, Integer> ok) {
        assertEquals(-next, ok.value());
      } else {
        requireLost(assertInstanceOf(Outcome.Failed.class, outcome).failure(), next);
        lost++;
      }
      next++;
    }
    assertEquals(ITEMS, next);
    return lost;
  }

  private static int submit(TaskPool pool, Task<Integer, Integer> task) {
    List<TaskFuture<Integer>> futures = LifecycleContract.submitAll(pool, task, ITEMS);
    int lost = 0;
    for (int n = 0; n < ITEMS; n++) {
      Throwable failure = futures.get(n).exception();
      if (failure == null) {
        assertEquals(-n, futures.get(n).result());
      } else {
        requireLost(failure, n);
        lost++;
      }
    }
    return lost;
  }

  private static int asCompleted(TaskPool pool, Task<Integer, Integer> task) {
    List<Integer> values = new ArrayList<>();
    int lost = 0;
    try (Results<Integer> results = pool.asCompleted(task, SampleTasks.upTo(ITEMS))) {
      var iterator = results.iterator();
      while (iterator.hasNext()) {
        try {
          values.add(iterator.next());
        } catch (WorkerLostException failed) {
          lost++;
        }
      }
    }
    assertEquals(ITEMS, lost + values.size());
    assertEquals(values.size(), values.stream().distinct().count());
    return lost;
  }

  private static void requireLost(Throwable failure, int item) {
    WorkerLostException lost = assertInstanceOf(WorkerLostException.class, failure);
    Failures.assertMessage(lost, "work item", "(" + item + ")", "SIGKILL", "pid " + lost.pid());
  }

  /** Kills workers, rarely new ones: a pool gives up if they die at every start. */
  private static final class Killer implements Runnable {
    private static final long GROWN_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    private final Random random = new Random();
    private final Map<Long, Long> firstSeen = new HashMap<>();
    private final Thread thread = new Thread(this, "killer");
    private volatile boolean closed;
    private final AtomicInteger kills = new AtomicInteger();

    Killer() {
      thread.start();
    }

    int kills() {
      return kills.get();
    }

    @Override
    public void run() {
      while (!closed) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20 + random.nextInt(200)));
        List<ProcessHandle> victims = WorkerPids.live().stream().filter(this::isVictim).toList();
        if (!victims.isEmpty() && victims.get(random.nextInt(victims.size())).destroyForcibly()) {
          kills.incrementAndGet();
        }
      }
    }

    private boolean isVictim(ProcessHandle process) {
      long now = System.nanoTime();
      return now - firstSeen.computeIfAbsent(process.pid(), pid -> now) > GROWN_UP_NANOS
          || random.nextInt(8) == 0;
    }

    void end() throws InterruptedException {
      closed = true;
      LockSupport.unpark(thread);
      thread.join();
    }
  }
}
