// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Coded;

/** What went wrong with a request. Another attempt would end in the same way. */
public class HttpException extends IOException implements Coded {
  private static final long serialVersionUID = 1L;

  /** One of a closed set, see {@link #code()}. */
  private final String code;

  /**
   * @param code such as {@code TLS} or {@code HTTP_404}
   * @param message what happened, and where; without secrets
   */
  public HttpException(String code, String message) {
    this(code, message, null);
  }

  /** With what the network said. */
  public HttpException(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /**
   * {@code HTTP_404} and the like for what a server answered; {@code DNS}, {@code CONNECT}, {@code
   * CONNECT_TIMEOUT}, {@code HEADER_TIMEOUT}, {@code IDLE_TIMEOUT}, {@code TOO_SLOW}, {@code
   * RESET}, {@code NO_ANSWER}, {@code SHORT_BODY} and {@code HOST_DOWN} for what the network did;
   * {@code TLS}, {@code PROXY}, {@code PROTOCOL}, {@code BAD_URL}, {@code REDIRECT_LOOP}, {@code
   * TOO_MANY_REDIRECTS}, {@code BAD_REDIRECT}, {@code RETRY_AFTER}, {@code TOO_LARGE}, {@code
   * BAD_ENCODING} and {@code OFFLINE} for what time does not heal.
   */
  @Override
  public final String code() {
    return code;
  }
}
