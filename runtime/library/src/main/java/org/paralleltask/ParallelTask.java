// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method a task: a parallel batch job that builds and programs can run.
 *
 * <p>For a class {@code Thumbnails} the processor generates {@code ThumbnailsTasks} in the same
 * package, with one {@link Task} for each annotated method, named as the method. Every choice made
 * here is a default that the caller can override:
 *
 * <pre>{@code
 * class Thumbnails {
 *   @ParallelTask(workers = 4, timeout = "30s")
 *   static Path resize(Path image) throws IOException { ... }
 * }
 *
 * ThumbnailsTasks.resize.map(images).forEach(System.out::println);
 * ThumbnailsTasks.resize.pool(Pool.VIRTUAL).workers(200).map(images).toList();
 * }</pre>
 *
 * <p>The method may be static, or an instance method of a class with a no-argument constructor that
 * is not private: then every worker creates an instance of its own, and closes it at its end if it
 * is {@link AutoCloseable}. It has one parameter, the item; with several, a record of them is
 * generated. It may throw any {@link Exception} or {@link Error} and may return nothing.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ParallelTask {
  /** Says that a number is chosen when the task runs. The value is no number one would write. */
  int AUTO = Integer.MIN_VALUE;

  /** The name of the job, unique in the project; the name of the method unless given. */
  String name() default "";

  /** What runs the items; platform threads unless given. */
  Pool pool() default Pool.THREAD;

  /** The order in which results are handed over; input order unless given. */
  Mode mode() default Mode.MAP;

  /**
   * How many items run at a time, at least 1. {@link #AUTO} takes {@code min(32, processors + 4)}
   * threads, as Python's ThreadPoolExecutor does, or 1000 virtual threads.
   */
  int workers() default AUTO;

  /**
   * How many items are handed to a worker at a time, at least 1. {@link #AUTO} measures: 1 for
   * items that take long, many for tiny ones. Every item keeps its own outcome and deadline either
   * way.
   */
  int chunkSize() default AUTO;

  /**
   * How many items are, at most, pulled from the inputs and not yet handed over, at least 1. {@link
   * #AUTO} takes at least 64, and more for tiny items, never more than some ten thousand.
   */
  int window() default AUTO;

  /**
   * How long one attempt at an item may take, from its start in the worker: {@code 500ms}, {@code
   * 30s}, {@code 5m}, {@code 1h}; no limit unless given. It ends the item: its thread is
   * interrupted, and abandoned and replaced if it does not stop.
   */
  String timeout() default "";

  /** How often an item is tried in all, at least 1. */
  int attempts() default 1;

  /**
   * How long a failed item waits for its next attempt, without holding a worker: {@code 500ms..30s}
   * is random between nothing and 500 ms after the first failed attempt, and the 500 ms double with
   * each further one, up to 30 s. Unless given, a program's call waits not at all, and a job {@code
   * 500ms..30s}.
   */
  String backoff() default "";

  /**
   * After which exceptions an item is tried again: these, those below them, and what they have
   * caused. All exceptions unless given; never an {@link Error}, but always once after the loss of
   * a worker process. An attempt that was ended at its {@link #timeout} counts as a {@link
   * java.util.concurrent.TimeoutException}.
   */
  Class<? extends Throwable>[] retryOn() default {Exception.class};

  /**
   * The job's own inputs as text, each converted to the type of the parameter; or one range of
   * numbers, such as {@code 1..1000} or {@code 5..1}.
   */
  String[] items() default {};

  /**
   * The job's own inputs as files: a glob, relative to the directory of the project, such as {@code
   * src/data/**}{@code /*.csv}; in code-point order of the path.
   */
  String itemsGlob() default "";

  /**
   * The job's own inputs as code: the name of a static method of this class without parameters that
   * returns a {@code Stream}, or an {@code Iterable}, of items. It is pulled lazily. It may throw
   * anything; that fails the run before any item. With {@link #after}, it takes a stream of
   * results.
   */
  String itemsFrom() default "";

  /**
   * The stage before this one: the name of another task of this class, the results of which are the
   * items of this one. A job of stages runs the first, then the second on all its results, and so
   * on, each of them in parallel, with one report; it goes by the name of its last stage.
   *
   * <pre>{@code
   * @ParallelTask(items = "0..59")
   * static Reading day(int day) { ... }
   *
   * @ParallelTask(after = "day", itemsFrom = "decades", reduce = "together")
   * static Reading decade(List<Reading> days) { ... }
   *
   * static Stream<List<Reading>> decades(Stream<Reading> days) { ... }
   * }</pre>
   *
   * <p>Without {@link #itemsFrom} every result is an item as it is. With it, the method takes a
   * {@code Stream} of the results, in the order of the items that they are of, and makes the items
   * of them: groups, pairs, or a selection. A stage begins when the one before has ended well; the
   * results are in memory in between.
   */
  String after() default "";

  /**
   * What becomes of the results: {@code sum}, {@code count}, {@code min}, {@code max} or {@code
   * concat}, or the name of a static method of this class that takes two results and returns one.
   * Results are folded in input order.
   */
  String reduce() default "";
}
