// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
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
    String backoff,
    List<ThrownModel> retryOn,
    List<String> items,
    String itemsGlob,
    String itemsFrom,
    String after,
    String reduce) {
  /** The value of {@code ParallelTask.AUTO}; the processor does not link to the runtime. */
  static final int AUTO = Integer.MIN_VALUE;

  private static final TypeName ALL = ClassName.get("java.lang", "Exception");

  Settings {
    retryOn = List.copyOf(retryOn);
    items = List.copyOf(items);
  }

  /** Whether the items are made of the results of another task. */
  boolean isLaterStage() {
    return !after.isEmpty();
  }

  /** Whether an item is tried again after any exception. */
  boolean retriesAll() {
    return retryOn.size() == 1 && retryOn.get(0).name().equals(ALL);
  }
}
