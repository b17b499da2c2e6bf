// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;
import org.paralleltask.Results;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.codec.Codecs;

/**
 * A program whose items leave no memory at all to whoever settles them; what it prints is what
 * {@link StarvedIT} judges.
 */
final class StarvedPrograms {
  private static final List<Integer> ITEMS = List.of(1, 2);
  private static final Task<Integer, Integer> GREEDY = Task.of("greedy", StarvedPrograms::greedy);
  private static final Task<Integer, Integer> BROKEN = Task.of("broken", StarvedPrograms::broken);

  private static final Task<Greedy, Integer> SENT =
      Task.of("sent", (Greedy item) -> 1).travels(Codecs.serializable(Greedy.class), Codecs.ints());

  private static volatile @Nullable Object hoard;
  private static volatile boolean asking;
  private static volatile boolean gentle = true;
  private static @Nullable Thread main;

  private StarvedPrograms() {}

  /** The arguments: the kind of pool; and whether the first items of all are greedy. */
  public static void main(String[] arguments) {
    main = Thread.currentThread();
    try (TaskPool pool = TaskPool.open(PoolOptions.of(Pool.valueOf(arguments[0])).workers(2))) {
      if (arguments[0].equals(Pool.PROCESS.name())) {
        allSent(pool);
        gentle = false;
        System.out.println(allSent(pool));
      } else if (Boolean.parseBoolean(arguments[1])) {
        gentle = false;
        System.out.println("first " + count(pool.outcomes(BROKEN, ITEMS)));
      } else {
        all(pool); // so that all classes are there
        gentle = false;
        System.out.println(all(pool));
      }
    }
  }

  private static String all(TaskPool pool) {
    StringBuilder ends = new StringBuilder();
    ends.append("submit ").append(submit(pool, GREEDY, 1)).append('\n');
    ends.append("broken ").append(submit(pool, BROKEN, 1)).append('\n');
    ends.append("map ").append(count(pool.map(GREEDY, ITEMS))).append('\n');
    ends.append("as completed ").append(count(pool.asCompleted(GREEDY, ITEMS))).append('\n');
    ends.append("outcomes ").append(count(pool.outcomes(GREEDY, ITEMS))).append('\n');
    for (int i = 0; i < 4; i++) { // what workers do at the same time differs
      ends.append("broken outcomes ").append(count(pool.outcomes(BROKEN, ITEMS))).append('\n');
    }
    ends.append("afterwards ").append(pool.map(SampleTasks.square, ITEMS).toList()).append('\n');
    return ends.toString();
  }

  private static String allSent(TaskPool pool) {
    List<Greedy> items = List.of(new Greedy(), new Greedy());
    StringBuilder ends = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      ends.append("submit ").append(submit(pool, SENT, items.get(0))).append('\n');
      ends.append("map ").append(count(pool.map(SENT, items))).append('\n');
      ends.append("outcomes ").append(count(pool.outcomes(SENT, items))).append('\n');
    }
    ends.append("afterwards ").append(pool.map(SampleTasks.square, ITEMS).toList()).append('\n');
    return ends.toString();
  }

  private static <I> String submit(TaskPool pool, Task<I, Integer> task, I item) {
    TaskFuture<Integer> future = pool.submit(task, item);
    Supplier<Integer> result = future::result;
    try {
      insist(result);
    } catch (RuntimeException failed) {
      // What it says is not the question here.
    } finally {
      hoard = null;
    }
    return future.isDone() ? "ended" : "did not end";
  }

  private static int count(Results<?> results) {
    int ended = 0;
    Supplier<Boolean> hasNext = results.iterator()::hasNext; // while there is memory for them
    Supplier<?> next = results.iterator()::next;
    Supplier<Boolean> close = () -> closed(results);
    while (insist(hasNext)) {
      try {
        Object result = insist(next);
        ended += result instanceof Integer || result instanceof Outcome ? 1 : 0;
      } catch (RuntimeException failed) {
        ended++;
      }
      hoard = null;
    }
    insist(close);
    return ended;
  }

  private static boolean closed(Results<?> results) {
    results.close();
    return true;
  }

  /** Who asks may be without memory as well, and then asks again. */
  private static <T> T insist(Supplier<T> question) {
    while (true) {
      try {
        asking = true;
        return question.get();
      } catch (OutOfMemoryError none) {
        hoard = null;
      } finally {
        asking = false;
      }
    }
  }

  // ---- the items ----

  /** Leaves no memory behind it when it is written to a worker process. */
  private static final class Greedy implements Serializable {
    private static final long serialVersionUID = 1;

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      takeAll();
    }
  }

  private static int greedy(int item) {
    takeAll();
    return item;
  }

  private static int broken(int item) {
    takeAll();
    throw new IllegalStateException("broken"); // or the error that there is no memory for it
  }

  private static void takeAll() {
    Thread caller = main;
    while (caller != null && !(asking && caller.getState() != Thread.State.RUNNABLE)) {
      Thread.onSpinWait(); // it shall not need memory to wait with
    }
    for (int size = gentle ? 0 : 1 << 18; size > 0; size /= 2) {
      takeAll(size);
    }
  }

  private static synchronized void takeAll(int size) {
    try {
      while (true) {
        Object[] more = new Object[size];
        more[0] = hoard;
        hoard = more;
      }
    } catch (OutOfMemoryError all) {
      // Which is what it wants.
    }
  }
}
