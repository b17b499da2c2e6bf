// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a task does with one item and an object that belongs to the worker.
 *
 * @param <S> the type of the worker's object
 * @param <I> the type of the item
 * @param <O> the type of the result
 */
@FunctionalInterface
public interface InstanceFunction<S, I extends @Nullable Object, O extends @Nullable Object>
    extends Serializable {
  /**
   * Does the work for one item. No two calls share an {@code instance} at the same time.
   *
   * @throws Exception whatever went wrong; it becomes the failure of this item alone
   */
  O apply(S instance, I item) throws Exception;
}
