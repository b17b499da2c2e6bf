// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course;

import java.util.stream.Stream;

/** The kinds of pools that this JVM has, as an example's argument. */
public final class Kinds {
  private Kinds() {}

  /** All of them. */
  public static Stream<String> all() {
    return Stream.concat(Stream.of("process"), sharingMemory());
  }

  /** Those whose workers live in this JVM. */
  public static Stream<String> sharingMemory() {
    return Runtime.version().feature() < 21 ? Stream.of("thread") : Stream.of("thread", "virtual");
  }
}
