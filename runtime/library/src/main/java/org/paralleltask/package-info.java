// SPDX-License-Identifier: Apache-2.0
/**
 * Runs annotated methods as parallel batch jobs.
 *
 * <h2>The map</h2>
 *
 * <ul>
 *   <li>{@link org.paralleltask.ParallelTask} on a method generates a {@link
 *       org.paralleltask.Task}: a named function with its {@link org.paralleltask.TaskOptions}. A
 *       program can make its own.
 *   <li>A task runs many items by {@code map}, {@code asCompleted} or {@code outcomes}, which give
 *       {@link org.paralleltask.Results}; or one by {@code submit}, which gives a {@link
 *       org.paralleltask.TaskFuture}.
 *   <li>A {@link org.paralleltask.TaskPool} has the workers, for any number of tasks. A task that
 *       is run without one opens its own, and closes it at the end of the results.
 *   <li>A {@link org.paralleltask.TaskProcess} is one item in a process of its own, to be watched
 *       and ended.
 *   <li>What items share with each other and with their caller, also between processes, is in
 *       {@link org.paralleltask.sync}.
 *   <li>Inputs that come while items run, perhaps because of them, are {@link
 *       org.paralleltask.Growing}.
 *   <li>A file that appears when it is whole and on record, and not before, is an {@link
 *       org.paralleltask.OutputFile}.
 *   <li>How an item ended is an {@link org.paralleltask.Outcome}; what went wrong is always a
 *       {@link org.paralleltask.ParallelTaskException}, one type for each lane of failure.
 * </ul>
 *
 * <pre>{@code
 * Task<Path, Long> size = Task.of("size", Files::size);
 * try (TaskPool pool = TaskPool.threads(4);
 *     Results<Long> sizes = pool.map(size, files)) {
 *   for (Long bytes : sizes) {
 *     System.out.println(bytes);
 *   }
 * }
 * }</pre>
 *
 * <h2>What is guaranteed</h2>
 *
 * <p><b>Once.</b> Every item that is accepted is settled exactly once: with its result, its
 * failure, or as cancelled. An item is run again only as a further attempt that its options allow.
 *
 * <p><b>Order.</b> A map hands results over in the order of the inputs, as-completed as items
 * finish. Items start in the order of the inputs; nothing is said about when they end.
 *
 * <p><b>Visibility.</b> What a thread did before it handed an item over happens-before the item;
 * what the item did happens-before its result, outcome or failure is handed over, and before its
 * callbacks. The thread that goes through the results pulls the inputs: their iterator need not be
 * safe for several threads, nor is the iterator of the results.
 *
 * <p><b>Interruption.</b> A caller that is interrupted while it waits gets a {@link
 * org.paralleltask.WaitInterruptedException}, with its interrupted status set again; if it waited
 * for results, those are cancelled. An item is interrupted only by its own deadline, or when it is
 * cancelled, and the next item of its worker never sees that. A worker that waits for an item of
 * its own pool which nobody has started runs it itself: an interrupt of the waiting item then comes
 * when the other has ended. Only a map that the waiting item goes through itself is cancelled with
 * it.
 *
 * <p><b>Deadlines.</b> They count from the start of an attempt, and hold to some milliseconds. What
 * does not stop within a second of its interrupt is abandoned: its thread is replaced, and items
 * that this thread had put off to run it fail too, and name it.
 *
 * <p><b>Closing.</b> When results are closed nothing of them runs any more; when a pool is closed,
 * nothing of it does, except for threads that were abandoned. Both throw failures that nobody has
 * looked at. {@code drain}, {@code cancel} and all methods of a pool and of a future may be called
 * by any thread; an item cannot close its own pool or its own results, which would wait for it.
 *
 * <p><b>Deadlock.</b> Items that wait for each other's futures, or for locks that they share, in a
 * circle fail with a {@link org.paralleltask.DeadlockException}, also where an item is queued at a
 * full pool all of whose workers wait. A wait with a limit is none, nor is a wait for the results
 * of a map looked at. A worker process has no futures of its caller: an item there that waits
 * without a limit for a {@code CompletableFuture} or {@code FutureTask} of its own JVM, such as one
 * in a static field, while no other thread of the user's code is alive that could complete it,
 * fails so within a second, and its process is replaced. A {@link org.paralleltask.TaskProcess} may
 * wait until it is terminated.
 *
 * <p><b>Memory.</b> At most a {@linkplain org.paralleltask.TaskOptions#window window} of items is
 * pulled and not handed over, and what is handed over is released. A future keeps its item and its
 * result. A worker keeps the object it made for a task until it ends.
 */
@NullMarked
package org.paralleltask;

import org.jspecify.annotations.NullMarked;
