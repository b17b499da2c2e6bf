// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import org.jspecify.annotations.Nullable;

/** A lock that items of this JVM wait for, as those see it who look for deadlocks. */
public interface HeldLock {
  /** How messages name it. */
  String name();

  /** The item of this JVM that holds it; null if none does, or it is not known. */
  @Nullable Object holder();
}
