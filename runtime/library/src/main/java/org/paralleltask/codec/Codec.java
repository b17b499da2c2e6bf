// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the values of one type. Without state, and used by several threads at once.
 *
 * @param <T> the type; a codec of references writes and reads null too
 */
public abstract class Codec<T extends @Nullable Object> {
  /** For subclasses. */
  protected Codec() {}

  /**
   * Writes a value.
   *
   * @throws CodecException if it cannot travel; what is written then is taken back
   * @throws Exception what the value's own code throws
   */
  public abstract void write(Encoder out, T value) throws Exception;

  /**
   * Reads what {@link #write} has written.
   *
   * @throws CodecException if it was something else
   * @throws Exception what the value's own code throws
   */
  public abstract T read(Decoder in) throws Exception;
}
