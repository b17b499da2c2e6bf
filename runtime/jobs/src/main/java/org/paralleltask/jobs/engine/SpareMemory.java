// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Memory that is kept back, so that an end for want of memory can be told. */
final class SpareMemory {
  private static final long LARGEST = 4 << 20;
  private static final int SHARE = 16;

  private final AtomicReference<byte @Nullable []> kept =
      new AtomicReference<>(
          new byte[(int) Math.min(LARGEST, Runtime.getRuntime().maxMemory() / SHARE)]);

  /** The end is near: what there is may be used. */
  void release() {
    kept.set(null);
  }
}
