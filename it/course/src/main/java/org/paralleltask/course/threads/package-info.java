// SPDX-License-Identifier: Apache-2.0
/**
 * Threads as the JDK has them: start, join, names, daemons. Nothing of ours is needed here; it is
 * what the rest stands on.
 */
package org.paralleltask.course.threads;
