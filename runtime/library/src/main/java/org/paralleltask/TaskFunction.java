// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a task does with one item. Serializable, so that a lambda can be sent to a worker process,
 * with a copy of what it captures.
 *
 * @param <I> the type of the item
 * @param <O> the type of the result
 */
@FunctionalInterface
public interface TaskFunction<I extends @Nullable Object, O extends @Nullable Object>
    extends Serializable {
  /**
   * Does the work for one item. It is called on a worker, and by several workers at once.
   *
   * @throws Exception whatever went wrong; it becomes the failure of this item alone
   */
  O apply(I item) throws Exception;
}
