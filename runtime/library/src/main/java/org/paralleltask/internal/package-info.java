// SPDX-License-Identifier: Apache-2.0
/**
 * How the API is implemented; nothing outside of this library may use it.
 *
 * <p>Order, window, attempts, deadlines and policy are here once, for all kinds of pools: {@link
 * org.paralleltask.internal.Batch} and {@link org.paralleltask.internal.ItemFuture} make {@link
 * org.paralleltask.internal.Unit}s of items, and a {@link org.paralleltask.internal.WorkerPool}
 * runs units, and nothing else.
 */
@NullMarked
package org.paralleltask.internal;

import org.jspecify.annotations.NullMarked;
