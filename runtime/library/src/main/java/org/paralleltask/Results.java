// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a map hands over, one item at a time, while further items run: the inputs are pulled as
 * results are taken, so that neither has to fit into memory.
 *
 * <p>It can be gone through once, by one thread. A failed item throws, in its turn, from the
 * iterator's {@code next}; with {@link OnFailure#CONTINUE} iteration can go on after that. At the
 * end, and when it is closed, nothing of it runs any more: close it, with try-with-resources, if it
 * may not be gone through to its end.
 *
 * <p>Taking a result waits for it, and throws {@link WaitInterruptedException} if the thread is
 * interrupted meanwhile, and {@link RunTimedOutException} when the task's {@link Task#runTimeout}
 * is over; either has cancelled what was not finished.
 *
 * <pre>{@code
 * try (Results<Path> small = ThumbnailsTasks.resize.map(images)) {
 *   for (Path image : small) {
 *     upload(image);
 *   }
 * }
 * }</pre>
 *
 * @param <T> the type of what is handed over
 */
public interface Results<T extends @Nullable Object> extends Iterable<T>, AutoCloseable {
  /**
   * The results as a sequential stream, which closes these results when it is closed or has come to
   * its end. A failed item throws from the stream's terminal operation.
   */
  Stream<T> stream();

  /**
   * Takes all results that are left, and closes.
   *
   * @throws TaskFailedException of the first failed item, with those of all other failed items
   *     suppressed; every item has run, or was cancelled as the task's {@link OnFailure} says
   */
  List<T> toList();

  /**
   * Starts nothing more: items that are pulled but not started are cancelled, running ones finish,
   * and what is finished can still be taken. Any thread may call it, also an item of these results.
   */
  void drain();

  /** As {@link #drain}, and interrupts the items that run. */
  void cancel();

  /**
   * Cancels what is not finished, interrupts what runs, and waits until nothing of it runs any
   * more. Safe to call twice. If the thread is interrupted meanwhile, it goes on waiting, and its
   * interrupted status is set at the end. Another thread that waits for a result finds the end.
   *
   * @throws IllegalStateException if an item of these results calls it
   * @throws UnobservedFailuresException if items failed whose failure was not handed over
   */
  @Override
  void close();
}
