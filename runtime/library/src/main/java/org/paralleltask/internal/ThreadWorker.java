// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.paralleltask.BrokenPoolException;
import org.paralleltask.PoolOptions;
import org.paralleltask.Task;

/** A thread that runs units, one item at a time, and keeps the objects that tasks ask for. */
final class ThreadWorker extends Worker {
  /** Room for what settles an item: more than a thousand times the smallest frame there is. */
  private static final int STACK_FRAMES = 1000;

  private final PoolOptions options;
  private final IdentityHashMap<Callable<?>, Object> objects = new IdentityHashMap<>();
  private volatile @Nullable Stint stint;

  // Only of its own thread.
  private boolean lost;
  private @Nullable BrokenPoolException unusable;

  ThreadWorker(Crew crew, String name, PoolOptions options) {
    super(crew, name);
    this.options = options;
  }

  /** The worker whose thread calls, if it runs items itself; else null. */
  static @Nullable ThreadWorker current() {
    return Worker.current() instanceof ThreadWorker me ? me : null;
  }

  /** What it is at; the innermost one, if it helps itself. */
  @Override
  @Nullable Stint stint() {
    return stint;
  }

  @Override
  List<Stint> duties() {
    List<Stint> all = new ArrayList<>();
    for (Stint each = stint; each != null; each = each.outer()) {
      all.add(each);
    }
    return all;
  }

  // A method of its own, so that a worker that waits for work does not hold on to the last.
  @Override
  boolean serveNext() {
    Unit unit = crew().desk.next(this);
    if (unit != null) {
      Thread.interrupted(); // left by the initializer, or meant for nothing
      serve(unit);
    }
    return unit != null;
  }

  /** Runs the items of the unit that nobody has started from within an item of its own. */
  void help(Unit unit) {
    if (!isAbandoned()) {
      requireStack(STACK_FRAMES);
      serve(unit);
    }
  }

  // Whoever claims an item must settle it, whatever happens, and needs room on the stack for that.
  // If there is none, let it be known before the claim.
  private static int requireStack(int frames) {
    return frames == 0 ? 0 : 1 + requireStack(frames - 1);
  }

  private void serve(Unit unit) {
    try {
      if (unit.oneByOne()) {
        serveOneByOne(unit);
      } else {
        serveTogether(unit);
      }
    } catch (Throwable thrown) { // before an item was claimed: no memory for a stint, say
      costOne(unit, thrown);
    }
  }

  // One item fails with it, so that it goes on even if this comes again and again.
  private void costOne(Unit unit, Throwable thrown) {
    unit.ruinNext(thrown);
    try {
      if (unit.hasUnclaimed()) {
        crew().giveBack(unit);
      }
    } catch (Throwable none) { // want of memory, perhaps wrapped by the JVM
      unit.ruinUnclaimed(none);
    }
  }

  private void serveTogether(Unit unit) {
    int run = 0;
    int settled = 0;
    Stint whole = begin(unit);
    long begun = System.nanoTime();
    try {
      for (int position = claim(unit); position >= 0; position = lost ? -1 : unit.claim()) {
        whole.position = position;
        run++;
        settled += runTogether(unit, position, whole) ? 1 : 0;
      }
    } finally {
      long nanos = System.nanoTime() - begun;
      end(whole);
      unit.left(settled, run, nanos);
    }
  }

  private boolean runTogether(Unit unit, int position, Stint whole) {
    Object value = null;
    Throwable thrown = null;
    try {
      value = call(unit, position);
    } catch (Throwable t) {
      thrown = t;
    }
    Thread.interrupted(); // it belongs to this item, whoever has set it
    return !lost // else the item has been settled without this thread
        && settle(unit, position, value, thrown, whole);
  }

  private boolean settle(
      Unit unit, int position, @Nullable Object value, @Nullable Throwable thrown, Stint stint) {
    try {
      if (thrown == null && stint.reason() != Stint.Reason.DEADLINE) {
        unit.succeeded(position, value, stint);
        return true;
      }
      return unit.failed(position, fault(unit, position, thrown, stint), stint);
    } catch (Throwable unsettled) { // whoever waits for the item must be told all the same
      return unit.ruined(position, unsettled);
    }
  }

  private void serveOneByOne(Unit unit) {
    long timeout = unit.timeoutNanos();
    long begun = System.nanoTime();
    int run = 0;
    int settled = 0;
    try {
      while (unit.hasUnclaimed() && !isAbandoned()) {
        // Begun first: whoever wants to interrupt a claimed item must find its stint.
        Stint alone = begin(unit);
        alone.position = claim(unit);
        if (alone.position < 0) {
          end(alone);
          break;
        }
        run++;
        settled += runClaimed(unit, alone, timeout) ? 1 : 0;
      }
    } finally {
      unit.left(settled, run, System.nanoTime() - begun);
    }
  }

  private int claim(Unit unit) {
    if (crew().isHalted()) {
      unit.settleUnclaimed(new Fault.Cancelled("an item of " + unit.definition()));
    }
    return isAbandoned() ? -1 : unit.claim();
  }

  // Whoever has claimed an item must settle it, whatever comes between the two.
  private boolean runClaimed(Unit unit, Stint alone, long timeout) {
    try {
      return runAlone(unit, alone.position, alone, timeout);
    } catch (Throwable thrown) {
      if (lost) {
        return false; // the steward has settled it
      }
      if (stint == alone) {
        backTo(alone.outer());
      }
      return unit.ruined(alone.position, thrown);
    }
  }

  private boolean runAlone(Unit unit, int position, Stint alone, long timeout) {
    unit.begun(alone);
    Object value = null;
    Throwable thrown = null;
    try {
      if (timeout != Duty.NO_DEADLINE) {
        alone.endAfter(timeout);
        crew().watch.deadlineAt(alone.deadline());
      }
      value = call(unit, position);
    } catch (Throwable t) {
      thrown = t;
    }
    if (!end(alone)) {
      return false; // abandoned: the steward has settled the item
    }
    if (alone.outer() == null && unit.freesWorkerFirst()) {
      crew().desk.freed(this);
    }
    return settle(unit, position, value, thrown, alone);
  }

  private Fault fault(Unit unit, int position, @Nullable Throwable thrown, Stint stint) {
    try {
      return describedFault(unit, position, thrown, stint);
    } catch (Throwable unspeakable) { // memory is short, say: the item must be settled even so
      return Fault.unspeakable(unit, thrown == null ? unspeakable : thrown);
    }
  }

  private Fault describedFault(Unit unit, int position, @Nullable Throwable thrown, Stint stint) {
    if (thrown != null && thrown == unusable) {
      return new Fault.Failed(unusable, unusable);
    }
    if (stint.reason() == Stint.Reason.CANCEL) {
      return new Fault.Cancelled(unit.describe(position));
    }
    if (stint.reason() == Stint.Reason.DEADLINE || thrown == null) {
      return Fault.timedOut(unit, position, stint.stuckAt(), Fault.INTERRUPTED);
    }
    return Fault.threw(unit, position, thrown);
  }

  private Stint begin(Unit unit) {
    Stint outer = stint;
    Stint begun = new Stint(this, unit, outer);
    stint = begun;
    if (outer != null) {
      outer.enter(begun);
    }
    return begun;
  }

  // The interrupted status belongs to the item, whoever has set it.
  private boolean end(Stint ended) {
    boolean inTime = ended.end();
    stint = ended.outer();
    Thread.interrupted();
    if (!inTime) {
      lost = true;
      Abandonment.await(this);
    }
    backTo(ended.outer());
    return inTime;
  }

  private void backTo(@Nullable Stint outer) {
    stint = outer;
    if (outer != null) {
      outer.comeBack();
    }
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // a unit's items are those of its task
  private @Nullable Object call(Unit unit, int position) throws Exception {
    Task<@Nullable Object, @Nullable Object> task =
        (Task<@Nullable Object, @Nullable Object>) unit.definition();
    Callable<?> instance = task.instance();
    Object object = instance == null ? null : object(instance, task.id());
    return task.call(object, unit.input(position));
  }

  private Object object(Callable<?> instance, String task) throws Exception {
    Object known = objects.get(instance);
    if (known != null) {
      return known;
    }
    try {
      Object made = instance.call();
      objects.put(instance, made);
      return made;
    } catch (Throwable thrown) {
      throw unmade(task, thrown);
    }
  }

  private RuntimeException unmade(String task, Throwable thrown) throws Exception {
    Stint at = stint;
    if (at != null && at.reason() != null && thrown instanceof Exception interrupted) {
      throw interrupted; // it might be made, had this item not been cancelled, or too late
    }
    unusable = crew().breakdown.happen("the object for " + task + " could not be made", thrown);
    return unusable;
  }

  @Override
  boolean setUp() {
    try {
      options.initializer().run();
      return true;
    } catch (Throwable thrown) {
      crew().breakdown.happen("its initializer failed", thrown);
      return false;
    }
  }

  // At its end nobody waits for the worker, so what goes wrong can only be logged.
  @Override
  void tearDown() {
    for (Object object : objects.values()) {
      if (object instanceof AutoCloseable closeable) {
        closeQuietly(closeable);
      }
    }
    closeQuietly(options.teardown()::run);
  }

  private void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Throwable thrown) {
      Log.warning("teardown of worker " + name() + " failed", thrown);
    }
  }
}
