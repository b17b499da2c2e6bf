// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.List;

/**
 * The members of the annotation, as they were written or their defaults.
 *
 * @param pool the name of the enum constant
 * @param mode the name of the enum constant
 */
record Settings(
    String name,
    String pool,
    String mode,
    int workers,
    int chunkSize,
    int window,
    String timeout,
    int attempts,
    List<String> items,
    String itemsGlob,
    String itemsFrom,
    String reduce) {
  /** The value of {@code ParallelTask.AUTO}; the processor does not link to the runtime. */
  static final int AUTO = Integer.MIN_VALUE;

  Settings {
    items = List.copyOf(items);
  }
}
