// SPDX-License-Identifier: Apache-2.0
/**
 * How inputs and results travel between this JVM and its worker processes.
 *
 * <p>Values are written without the names of their classes: both sides know the type, and nothing
 * else can come out of what is read.
 */
@NullMarked
package org.paralleltask.codec;

import org.jspecify.annotations.NullMarked;
