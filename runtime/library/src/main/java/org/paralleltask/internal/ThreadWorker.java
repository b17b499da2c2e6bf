// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.IdentityHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Task;

/** A thread that runs units, one item at a time, and keeps the objects that tasks ask for. */
final class ThreadWorker implements Runnable {
  private static final ThreadLocal<@Nullable ThreadWorker> CURRENT = new ThreadLocal<>();
  private static final System.Logger LOG = System.getLogger("org.paralleltask");

  private final ThreadWorkerPool pool;
  private final String name;
  private final IdentityHashMap<Callable<?>, Object> objects = new IdentityHashMap<>();
  private volatile @Nullable Stint stint;
  private volatile boolean abandoned;

  ThreadWorker(ThreadWorkerPool pool, String name) {
    this.pool = pool;
    this.name = name;
  }

  /** The worker whose thread calls; null if it is no worker's. */
  static @Nullable ThreadWorker current() {
    return CURRENT.get();
  }

  String name() {
    return name;
  }

  ThreadWorkerPool pool() {
    return pool;
  }

  /** What it is at; the innermost one, if it helps itself. */
  @Nullable Stint stint() {
    return stint;
  }

  /** Says that another worker takes its place; it ends when its item does. */
  void abandon() {
    abandoned = true;
  }

  @Override
  public void run() {
    CURRENT.set(this);
    try {
      if (setUp()) {
        boolean more = true;
        while (more) {
          more = serveNext();
        }
        tearDown();
      }
    } finally {
      CURRENT.remove();
      pool.ended(this);
    }
  }

  // A method of its own, so that a worker that waits for work does not hold on to the last.
  private boolean serveNext() {
    Unit unit = pool.next(this);
    if (unit != null) {
      serve(unit);
    }
    return unit != null && !abandoned;
  }

  /** Runs the items of the unit that nobody has started; also from within an item of its own. */
  void serve(Unit unit) {
    if (unit.oneByOne()) {
      serveOneByOne(unit);
    } else {
      serveTogether(unit);
    }
  }

  private void serveTogether(Unit unit) {
    int run = 0;
    int settled = 0;
    Stint whole = begin(unit, 0, Stint.NO_DEADLINE);
    long begun = System.nanoTime();
    for (int position = unit.claim(); position >= 0; position = unit.claim()) {
      whole.moveTo(position);
      run++;
      settled += runTogether(unit, position, whole) ? 1 : 0;
    }
    long nanos = System.nanoTime() - begun;
    end(whole);
    unit.left(settled, run, nanos);
  }

  private boolean runTogether(Unit unit, int position, Stint whole) {
    Object value;
    try {
      value = call(unit, position);
    } catch (Throwable thrown) {
      return unit.failed(position, fault(unit, position, thrown, whole), whole);
    } finally {
      Thread.interrupted(); // it belongs to this item, whoever has set it
    }
    unit.succeeded(position, value, whole);
    return true;
  }

  private void serveOneByOne(Unit unit) {
    long timeout = pool.timeoutNanos(unit.definition());
    long begun = System.nanoTime();
    int run = 0;
    int settled = 0;
    for (int position = claim(unit); position >= 0; position = claim(unit)) {
      run++;
      settled += runAlone(unit, position, timeout) ? 1 : 0;
    }
    unit.left(settled, run, System.nanoTime() - begun);
  }

  private int claim(Unit unit) {
    return abandoned ? -1 : unit.claim();
  }

  private boolean runAlone(Unit unit, int position, long timeout) {
    Stint alone = begin(unit, position, timeout);
    Object value = null;
    Throwable thrown = null;
    try {
      value = call(unit, position);
    } catch (Throwable t) {
      thrown = t;
    }
    if (!end(alone)) {
      return false; // abandoned: the steward has settled the item
    }
    if (unit.freesWorkerFirst()) {
      pool.freed(this);
    }
    if (thrown == null && alone.reason() != Stint.Reason.DEADLINE) {
      unit.succeeded(position, value, alone);
      return true;
    }
    return unit.failed(position, fault(unit, position, thrown, alone), alone);
  }

  private static Fault fault(Unit unit, int position, @Nullable Throwable thrown, Stint stint) {
    if (stint.reason() == Stint.Reason.CANCEL) {
      return new Fault.Cancelled(unit.describe(position));
    }
    if (stint.reason() == Stint.Reason.DEADLINE || thrown == null) {
      return Fault.timedOut(unit, position, stint.requiredStack(), false);
    }
    return Fault.threw(unit, position, thrown);
  }

  private Stint begin(Unit unit, int position, long timeoutNanos) {
    Stint begun = new Stint(this, unit, position, timeoutNanos, stint);
    stint = begun;
    unit.begun(begun);
    if (timeoutNanos != Stint.NO_DEADLINE) {
      pool.deadlineAt(begun.deadline());
    }
    return begun;
  }

  // The interrupted status belongs to the item, whoever has set it.
  private boolean end(Stint ended) {
    boolean inTime = ended.end();
    stint = ended.outer();
    Thread.interrupted();
    return inTime;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // a unit's items are those of its task
  private @Nullable Object call(Unit unit, int position) throws Exception {
    Task<@Nullable Object, @Nullable Object> task =
        (Task<@Nullable Object, @Nullable Object>) unit.definition();
    Callable<?> instance = task.instance();
    Object object = instance == null ? null : object(instance, task.id());
    return task.call(object, unit.input(position));
  }

  private Object object(Callable<?> instance, String task) {
    Object known = objects.get(instance);
    if (known != null) {
      return known;
    }
    try {
      Object made = instance.call();
      objects.put(instance, made);
      return made;
    } catch (Throwable thrown) {
      throw pool.breakUp("the object for " + task + " could not be made", thrown);
    }
  }

  private boolean setUp() {
    try {
      pool.options().initializer().run();
      return true;
    } catch (Throwable thrown) {
      pool.breakUp("its initializer failed", thrown);
      return false;
    }
  }

  // At its end nobody waits for the worker, so what goes wrong can only be logged.
  private void tearDown() {
    for (Object object : objects.values()) {
      if (object instanceof AutoCloseable closeable) {
        closeQuietly(closeable);
      }
    }
    closeQuietly(pool.options().teardown()::run);
  }

  private void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception | LinkageError | AssertionError e) {
      LOG.log(System.Logger.Level.WARNING, "teardown of worker " + name + " failed", e);
    }
  }
}
