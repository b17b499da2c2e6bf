// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What the status of an answer means for who wanted the content. */
public final class Statuses {
  private static final Set<Integer> MAY_PASS = Set.of(408, 425, 429, 500, 502, 503, 504);

  private Statuses() {}

  /** Whether another attempt may end in another way. */
  public static boolean mayPass(int status) {
    return MAY_PASS.contains(status);
  }

  /**
   * What is thrown for an answer without the content that was asked for.
   *
   * @param most how long a server may ask to wait
   */
  public static HttpException failure(Answer answer, Duration most) {
    int status = answer.status();
    String code = "HTTP_" + status;
    String text = "HTTP " + status + explanation(status, answer) + " " + Urls.shown(answer.uri());
    if (!mayPass(status)) {
      return new HttpException(status == 407 ? "PROXY" : code, text);
    }
    Optional<Duration> wait = answer.retryAfter().filter(time -> time.compareTo(most) > 0);
    return wait.isEmpty()
        ? new TransientHttpException(code, text)
        : new HttpException(
            "RETRY_AFTER", text + ": the server asks to wait " + inWords(wait.get()));
  }

  private static String explanation(int status, Answer answer) {
    URI uri = answer.uri();
    return switch (status) {
      case 401, 403 ->
          " (no access; credentials are those of a <server> in settings.xml whose <id> is \"%s\" or \"%s\")"
              .formatted(uri.getHost(), Faults.where(uri));
      case 407 -> " (the <proxy> of settings.xml wants other credentials)";
      default -> "";
    };
  }

  private static String inWords(Duration wait) {
    if (wait.compareTo(Duration.ofHours(1)) >= 0) {
      return wait.toHours() + "h";
    }
    return wait.compareTo(Duration.ofMinutes(1)) >= 0
        ? wait.toMinutes() + "m"
        : wait.toSeconds() + "s";
  }
}
