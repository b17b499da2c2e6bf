// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Codec;

/**
 * A named function with the options it runs with. Immutable; generated code has one constant for
 * each annotated method, and a program can make its own of a lambda:
 *
 * <pre>{@code
 * Task<Path, Long> size = Task.of("size", Files::size);
 * long total = size.workers(4).map(files).stream().mapToLong(Long::longValue).sum();
 * }</pre>
 *
 * <p>A value that an option cannot have is an {@link IllegalArgumentException} that names the
 * option.
 *
 * @param <I> the type of the items
 * @param <O> the type of the results
 */
public final class Task<I extends @Nullable Object, O extends @Nullable Object> {
  private final String id;
  private final @Nullable Callable<?> instance;
  private final Body<I, O> function;
  private final TaskOptions options;
  private final @Nullable Callable<? extends Stream<? extends I>> items;
  private final @Nullable TaskFunction<Stream<?>, Stream<? extends I>> itemsOf;
  private final @Nullable BinaryOperator<O> reducer;
  private final Travel<I, O> travel;

  private Task(
      String id,
      @Nullable Callable<?> instance,
      Body<I, O> function,
      TaskOptions options,
      @Nullable Callable<? extends Stream<? extends I>> items,
      @Nullable TaskFunction<Stream<?>, Stream<? extends I>> itemsOf,
      @Nullable BinaryOperator<O> reducer,
      Travel<I, O> travel) {
    this.id = id;
    this.instance = instance;
    this.function = function;
    this.options = options;
    this.items = items;
    this.itemsOf = itemsOf;
    this.reducer = reducer;
    this.travel = travel;
  }

  /**
   * A task of a function that keeps nothing between items.
   *
   * @param id the name in messages and reports; generated code uses {@code package.Class#method}
   */
  public static <I extends @Nullable Object, O extends @Nullable Object> Task<I, O> of(
      String id, TaskFunction<? super I, ? extends O> function) {
    Objects.requireNonNull(function, "function");
    return new Task<>(
        Objects.requireNonNull(id, "id"),
        null,
        new OfFunction<>(function),
        TaskOptions.DEFAULT,
        null,
        null,
        null,
        Travel.of(function));
  }

  /**
   * A task of a method on an object: every worker makes one when it needs it first, uses it for all
   * its items, and closes it at its end if it is {@link AutoCloseable}.
   *
   * @param id the name in messages and reports; generated code uses {@code package.Class#method}
   */
  @SuppressWarnings("unchecked") // a worker calls method with what its own call of instance gave
  public static <S, I extends @Nullable Object, O extends @Nullable Object> Task<I, O> of(
      String id,
      InstanceMaker<? extends S> instance,
      InstanceFunction<? super S, ? super I, ? extends O> method) {
    Objects.requireNonNull(instance, "instance");
    Objects.requireNonNull(method, "method");
    return new Task<>(
        Objects.requireNonNull(id, "id"),
        instance,
        (object, item) -> method.apply((S) Objects.requireNonNull(object), item),
        TaskOptions.DEFAULT,
        null,
        null,
        null,
        Travel.of(instance, method));
  }

  /**
   * A task of a function that is not sent to worker processes, which find the task where {@link
   * #travels(Class, String, Codec, Codec)} says: what generated code calls.
   *
   * @param id {@code package.Class#method}
   */
  public static <I extends @Nullable Object, O extends @Nullable Object> Task<I, O> generated(
      String id, Function<? super I, ? extends O> function) {
    return new Task<>(
        Objects.requireNonNull(id, "id"),
        null,
        (nothing, item) -> function.apply(item),
        TaskOptions.DEFAULT,
        null,
        null,
        null,
        Travel.of());
  }

  /**
   * As {@link #generated(String, Function)}, of a method on an object that every worker makes.
   *
   * @param id {@code package.Class#method}
   */
  @SuppressWarnings("unchecked") // a worker calls method with what its own call of instance gave
  public static <S, I extends @Nullable Object, O extends @Nullable Object> Task<I, O> generated(
      String id, Callable<? extends S> instance, Method<? super S, ? super I, ? extends O> method) {
    return new Task<>(
        Objects.requireNonNull(id, "id"),
        instance,
        (object, item) -> method.apply((S) Objects.requireNonNull(object), item),
        TaskOptions.DEFAULT,
        null,
        null,
        null,
        Travel.of());
  }

  /** The name in messages and reports. */
  public String id() {
    return id;
  }

  /** How the items are run. */
  public TaskOptions options() {
    return options;
  }

  /** Where the task's own inputs come from; null if it has none. */
  public @Nullable Callable<? extends Stream<? extends I>> items() {
    return items;
  }

  /**
   * What makes the items of the results of another task, if this one is a later stage of a job;
   * null if nothing does.
   */
  public @Nullable TaskFunction<Stream<?>, Stream<? extends I>> itemsOf() {
    return itemsOf;
  }

  /** How two results become one, the earlier item's first; null if results are not folded. */
  public @Nullable BinaryOperator<O> reducer() {
    return reducer;
  }

  /** What makes the object that a worker keeps for this task; null if it keeps none. */
  public @Nullable Callable<?> instance() {
    return instance;
  }

  /**
   * Does the work for one item, in the calling thread.
   *
   * @param object what the worker's call of {@link #instance} gave; null if there is none
   * @throws Exception what the task throws
   */
  public O call(@Nullable Object object, I item) throws Exception {
    return function.apply(object, item);
  }

  /** How it gets to worker processes, and its items and results too. */
  public Travel<I, O> travel() {
    return travel;
  }

  /**
   * This task for worker processes: they find it in a static field, so that nothing of it has to be
   * serializable; generated code says where.
   *
   * @param holder the class that has the field
   * @param field the name of the field, which may be private
   * @param inputs how items travel
   * @param results how results travel
   */
  public Task<I, O> travels(
      Class<?> holder, String field, Codec<I> inputs, Codec<? extends O> results) {
    Travel<I, O> told = Travel.at(holder.getName(), field, inputs, results);
    return new Task<>(id, instance, function, options, items, itemsOf, reducer, told);
  }

  /** This task for worker processes, with items and results that travel in this way. */
  public Task<I, O> travels(Codec<I> inputs, Codec<? extends O> results) {
    Travel<I, O> told = travel.with(inputs, results);
    return new Task<>(id, instance, function, options, items, itemsOf, reducer, told);
  }

  /** This task with all its options replaced. */
  public Task<I, O> options(TaskOptions replaced) {
    return new Task<>(id, instance, function, replaced, items, itemsOf, reducer, travel);
  }

  /** This task on another kind of pool. */
  public Task<I, O> pool(Pool pool) {
    return options(options.withPool(pool));
  }

  /** This task with another order of {@link #outcomes}. */
  public Task<I, O> mode(Mode mode) {
    return options(options.withMode(mode));
  }

  /** This task with this many items running at a time, at least 1. */
  public Task<I, O> workers(int workers) {
    return options(options.withWorkers(workers));
  }

  /** This task with this many items handed to a worker at a time, at least 1. */
  public Task<I, O> chunkSize(int chunkSize) {
    return options(options.withChunkSize(chunkSize));
  }

  /** This task with at most this many items pulled and not yet handed over, at least 1. */
  public Task<I, O> window(int window) {
    return options(options.withWindow(window));
  }

  /** This task with a deadline for each attempt, counted from its start in the worker. */
  public Task<I, O> timeout(Duration timeout) {
    return options(options.withTimeout(timeout));
  }

  /** This task with a deadline for a whole map, counted from the call. */
  public Task<I, O> runTimeout(Duration runTimeout) {
    return options(options.withRunTimeout(runTimeout));
  }

  /** This task with every item tried up to this often in all, at least 1. */
  public Task<I, O> attempts(int attempts) {
    return options(options.withAttempts(attempts));
  }

  /**
   * This task with a wait before every further attempt at an item, which holds no worker: random
   * between nothing and {@code first}, which doubles with each attempt up to {@code most}.
   */
  public Task<I, O> backoff(Duration first, Duration most) {
    return options(options.withBackoff(new Backoff(first, most)));
  }

  /**
   * This task with further attempts only after these exceptions, or what they have caused: see
   * {@link TaskOptions#retryOn}. All exceptions count unless this is said.
   *
   * @param types classes of exceptions, none of which is an {@link Error}
   */
  @SafeVarargs
  public final Task<I, O> retryOn(Class<? extends Throwable>... types) {
    List<Class<? extends Throwable>> all = new ArrayList<>(types.length);
    for (Class<? extends Throwable> type : types) {
      all.add(type);
    }
    return options(options.withRetryOn(all));
  }

  /** This task with another answer to the question what a failed item means for the others. */
  public Task<I, O> onFailure(OnFailure onFailure) {
    return options(options.withOnFailure(onFailure));
  }

  /**
   * This task with inputs of its own, pulled lazily; {@code parallel:run} uses them.
   *
   * @param source called once for each run; what it throws fails the run before any item
   */
  public Task<I, O> itemsFrom(Callable<? extends Stream<? extends I>> source) {
    return new Task<>(id, instance, function, options, source, itemsOf, reducer, travel);
  }

  /**
   * This task with items that are made of the results of another task; {@code parallel:run} uses it
   * for the stages of a job: see {@link ParallelTask#after}.
   *
   * @param <R> the type of those results
   * @param source called once for each run, with the results in the order of the other task's
   *     items; what it throws fails the run
   */
  @SuppressWarnings("unchecked") // what is given to it are results of the task that it was made for
  public <R extends @Nullable Object> Task<I, O> itemsOf(
      TaskFunction<? super Stream<R>, ? extends Stream<? extends I>> source) {
    Objects.requireNonNull(source, "source");
    TaskFunction<Stream<?>, Stream<? extends I>> erased =
        results -> source.apply((Stream<R>) results);
    return new Task<>(id, instance, function, options, items, erased, reducer, travel);
  }

  /** This task with a way to fold its results; {@code parallel:run} uses it. */
  public Task<I, O> reduce(BinaryOperator<O> fold) {
    return new Task<>(id, instance, function, options, items, itemsOf, fold, travel);
  }

  /**
   * Runs all items in a pool of its own and hands the results over in input order, as Python's
   * {@code Executor.map}, except that inputs are pulled only as results are taken: see {@link
   * TaskOptions#window}.
   *
   * @throws PoolUnavailableException if this JVM does not have the kind of pool
   */
  public Results<O> map(Iterable<? extends I> inputs) {
    TaskPool pool = open();
    return new OwningResults<>(pool.map(this, inputs), pool);
  }

  /** As {@link #map(Iterable)}, pulling from a stream, which is closed at the end. */
  public Results<O> map(Stream<? extends I> inputs) {
    TaskPool pool = open();
    return new OwningResults<>(pool.map(this, inputs), pool);
  }

  /** As {@link #map(Iterable)}, but every result as soon as it is there. */
  public Results<O> asCompleted(Iterable<? extends I> inputs) {
    TaskPool pool = open();
    return new OwningResults<>(pool.asCompleted(this, inputs), pool);
  }

  /** As {@link #asCompleted(Iterable)}, pulling from a stream, which is closed at the end. */
  public Results<O> asCompleted(Stream<? extends I> inputs) {
    TaskPool pool = open();
    return new OwningResults<>(pool.asCompleted(this, inputs), pool);
  }

  /**
   * Runs all items in a pool of its own and hands every outcome over, failures too, in the order
   * that the {@linkplain TaskOptions#mode mode} says. It never throws for a failed item.
   *
   * @throws PoolUnavailableException if this JVM does not have the kind of pool
   */
  public Results<Outcome<I, O>> outcomes(Iterable<? extends I> inputs) {
    TaskPool pool = open();
    return new OwningResults<>(pool.outcomes(this, inputs), pool);
  }

  /** As {@link #outcomes(Iterable)}, pulling from a stream, which is closed at the end. */
  public Results<Outcome<I, O>> outcomes(Stream<? extends I> inputs) {
    TaskPool pool = open();
    return new OwningResults<>(pool.outcomes(this, inputs), pool);
  }

  /**
   * Runs one item now, on a worker of its own that ends with it. To submit many items to a bounded
   * number of workers, {@linkplain #open open} a pool.
   *
   * @throws PoolUnavailableException if this JVM does not have the kind of pool
   */
  public TaskFuture<O> submit(I item) {
    TaskPool pool = workers(1).open();
    TaskFuture<O> future = pool.submit(this, item);
    pool.shutdown();
    return future;
  }

  /**
   * Opens a pool with this task's kind of pool and number of workers, to be closed by the caller.
   *
   * @throws PoolUnavailableException if this JVM does not have the kind of pool
   */
  public TaskPool open() {
    return TaskPool.open(PoolOptions.of(options.pool()).workers(options.workers()));
  }

  /** The id. */
  @Override
  public String toString() {
    return id;
  }

  /**
   * As {@link TaskFunction}, but not serializable: a class with many lambdas that are would become
   * too large, and slow to compile and to load.
   *
   * @param <I> the type of the item
   * @param <O> the type of the result
   */
  @FunctionalInterface
  public interface Function<I extends @Nullable Object, O extends @Nullable Object> {
    /** Does the work for one item. */
    O apply(I item) throws Exception;
  }

  /**
   * As {@link InstanceFunction}, but not serializable.
   *
   * @param <S> the type of the object
   * @param <I> the type of the item
   * @param <O> the type of the result
   */
  @FunctionalInterface
  public interface Method<S, I extends @Nullable Object, O extends @Nullable Object> {
    /** Does the work for one item. */
    O apply(S object, I item) throws Exception;
  }

  /** No lambda: it would take a new JVM longer to load. */
  private static final class OfFunction<I extends @Nullable Object, O extends @Nullable Object>
      implements Body<I, O> {
    private final TaskFunction<? super I, ? extends O> function;

    OfFunction(TaskFunction<? super I, ? extends O> function) {
      this.function = function;
    }

    @Override
    public O apply(@Nullable Object nothing, I item) throws Exception {
      return function.apply(item);
    }
  }

  /** The function in one shape, whether or not a worker keeps an object for it. */
  private interface Body<I extends @Nullable Object, O extends @Nullable Object> {
    O apply(@Nullable Object object, I item) throws Exception;
  }
}
