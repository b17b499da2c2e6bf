// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Told of every attempt that has ended well, before its outcome is: by the thread that ran it, or
 * that heard of it from its worker process. Used by several threads.
 */
@FunctionalInterface
interface ResultTaker {
  /**
   * An attempt has ended well.
   *
   * @param attempt when it began
   * @throws IOException if it has not ended well after all
   */
  void take(Item item, long attempt, @Nullable Object result) throws IOException;
}
