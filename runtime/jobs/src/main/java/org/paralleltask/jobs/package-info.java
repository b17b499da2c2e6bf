// SPDX-License-Identifier: Apache-2.0
/** Runs one job in a JVM of its own: what {@code parallel:run} starts. */
@NullMarked
package org.paralleltask.jobs;

import org.jspecify.annotations.NullMarked;
