// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A value cannot be written, or what is read is not what a codec writes. */
public final class CodecException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** The message before and after the place. */
  private final String what;

  private final String advice;

  /** Where in the outermost value, such as {@code .x[3]}; grows on the way out of nested values. */
  private String place = "";

  /** Says what cannot travel, and what to do about it. */
  public CodecException(String message) {
    this(message, "", null);
  }

  /** Says what cannot travel, and why. */
  public CodecException(String message, @Nullable Throwable cause) {
    this(message, "", cause);
  }

  CodecException(String what, String advice) {
    this(what, advice, null);
  }

  CodecException(String what, String advice, @Nullable Throwable cause) {
    super(what + advice, cause);
    this.what = what;
    this.advice = advice;
  }

  /** This, for a value that is at this step of another. */
  CodecException within(String step) {
    place = step + place;
    return this;
  }

  @Override
  public String getMessage() {
    return place.isEmpty() ? what + advice : what + " (at \"" + place + "\")" + advice;
  }
}
