// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A value cannot be written, or what is read is not what a codec writes. */
public final class CodecException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** Says what cannot travel, and what to do about it. */
  public CodecException(String message) {
    super(message);
  }

  /** Says what cannot travel, and why. */
  public CodecException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
