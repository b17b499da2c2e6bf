// SPDX-License-Identifier: Apache-2.0
/**
 * How fast the runtime is, next to what one would use instead. {@link
 * org.paralleltask.benchmarks.Benchmarks} is the program.
 */
package org.paralleltask.benchmarks;
