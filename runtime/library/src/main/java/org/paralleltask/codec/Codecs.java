// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import org.jspecify.annotations.Nullable;

/** The codecs that there are. */
public final class Codecs {
  private Codecs() {}

  private static final Codec<@Nullable Object> ANY = new AnyCodec();

  /** Any value of the types that this class knows, told apart by a tag. */
  public static Codec<@Nullable Object> any() {
    return ANY;
  }
}
