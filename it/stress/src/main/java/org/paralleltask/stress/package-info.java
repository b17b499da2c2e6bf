// SPDX-License-Identifier: Apache-2.0
/** Races between the threads that meet in a future, or in the results of a map. */
@NullMarked
package org.paralleltask.stress;

import org.jspecify.annotations.NullMarked;
