// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.Hop;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.Statuses;
import org.paralleltask.jobs.http.TransientHttpException;
import org.paralleltask.jobs.http.Urls;

/**
 * What an answer, or none, means.
 *
 * @param code what happened
 * @param detail the same for people, with the address
 * @param target where a permanent redirect leads; null if there is none
 * @param mayPass whether another attempt may end in another way
 */
record Judgement(Kind kind, String code, String detail, @Nullable String target, boolean mayPass) {
  private static final Set<Integer> BLOCKING = Set.of(401, 403, 405, 407, 418, 451, 999);
  private static final Set<Integer> FOR_EVER = Set.of(301, 308);
  private static final Set<String> HOPELESS =
      Set.of("DNS", "TLS", "BAD_URL", "REDIRECT_LOOP", "TOO_MANY_REDIRECTS", "BAD_REDIRECT");
  private static final Set<Integer> UNSTABLE = Set.of(408, 425);
  private static final Pattern LOGIN =
      Pattern.compile("(^|[/._-])(log-?in|sign-?in|sso)([/._-]|$)", Pattern.CASE_INSENSITIVE);

  static Judgement of(URI asked, Visit visit, CheckSettings settings) {
    int status = visit.status();
    String text = "HTTP %d %s".formatted(status, Urls.shown(asked));
    if (!settings.accept().has(status)) {
      boolean tooLong = visit.retryAfter().compareTo(settings.http().perHost().longestPause()) > 0;
      boolean mayPass = Statuses.mayPass(status) && !tooLong;
      String more =
          tooLong ? ": the server asks to wait " + visit.retryAfter().toSeconds() + " s" : "";
      return new Judgement(kind(status), "HTTP_" + status, text + more, null, mayPass);
    }
    if (isLogin(visit.uri()) && !isLogin(asked)) {
      return new Judgement(
          Kind.BLOCKED,
          "LOGIN",
          text + " leads to a login, " + Urls.shown(visit.uri()),
          null,
          false);
    }
    String target = target(visit.hops());
    Kind kind = target == null ? Kind.OK : Kind.REDIRECTED;
    return new Judgement(kind, "HTTP_" + status, text, target, false);
  }

  /** Where the permanent redirects lead that come first: what follows them is for now. */
  private static @Nullable String target(List<Hop> hops) {
    return hops.stream()
        .takeWhile(hop -> FOR_EVER.contains(hop.status()))
        .reduce((first, second) -> second)
        .map(hop -> Urls.shown(hop.to()))
        .orElse(null);
  }

  private static boolean isLogin(URI uri) {
    String path = uri.getPath();
    return path != null && LOGIN.matcher(path).find();
  }

  private static Kind kind(int status) {
    if (status == 429) {
      return Kind.THROTTLED;
    }
    if (BLOCKING.contains(status)) {
      return Kind.BLOCKED;
    }
    return status >= 500 || UNSTABLE.contains(status) ? Kind.UNSTABLE : Kind.BROKEN;
  }

  static Judgement of(URI asked, HttpException fault) {
    String message = String.valueOf(fault.getMessage());
    String shown = Urls.shown(asked);
    String detail = message.contains(shown) ? message : message + " (" + shown + ")";
    Kind kind = HOPELESS.contains(fault.code()) ? Kind.BROKEN : Kind.UNSTABLE;
    return new Judgement(kind, fault.code(), detail, null, fault instanceof TransientHttpException);
  }

  static Judgement of(Kind kind, String code, String detail) {
    return new Judgement(kind, code, detail, null, false);
  }
}
