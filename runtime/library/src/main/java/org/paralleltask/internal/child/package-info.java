// SPDX-License-Identifier: Apache-2.0
/** The program that a worker process runs. */
@NullMarked
package org.paralleltask.internal.child;

import org.jspecify.annotations.NullMarked;
