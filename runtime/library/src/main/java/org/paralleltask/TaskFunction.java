// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import org.jspecify.annotations.Nullable;

/**
 * What a task does with one item.
 *
 * @param <I> the type of the item
 * @param <O> the type of the result
 */
@FunctionalInterface
public interface TaskFunction<I extends @Nullable Object, O extends @Nullable Object> {
  /**
   * Does the work for one item. It is called on a worker, and by several workers at once.
   *
   * @throws Exception whatever went wrong; it becomes the failure of this item alone
   */
  O apply(I item) throws Exception;
}
