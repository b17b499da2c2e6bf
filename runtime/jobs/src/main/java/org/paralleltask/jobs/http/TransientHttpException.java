// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import org.jspecify.annotations.Nullable;

/** What went wrong with a request, and may go well another time. */
public final class TransientHttpException extends HttpException {
  private static final long serialVersionUID = 1L;

  /**
   * @param code such as {@code RESET} or {@code HTTP_503}
   * @param message what happened, and where; without secrets
   */
  public TransientHttpException(String code, String message) {
    super(code, message);
  }

  /** With what the network said. */
  public TransientHttpException(String code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
