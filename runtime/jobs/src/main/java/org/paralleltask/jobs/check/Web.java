// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.Answer;
import org.paralleltask.jobs.http.Http;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.Request;
import org.paralleltask.jobs.http.Urls;

/** Asks for pages with as little as will do: HEAD, and GET where that says nothing. */
final class Web implements AutoCloseable {
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

  private final Http http;

  Web(Http http) {
    this.http = http;
  }

  /**
   * Asks for a page.
   *
   * @param whole whether its content is wanted, if it is HTML of up to 10 MB
   */
  Visit visit(URI uri, boolean whole) throws IOException {
    Request get = Request.get(uri);
    if (!whole) {
      get = get.following();
      try (Answer answer = http.send(Request.head(uri))) {
        int status = answer.status();
        if (status < 400 || status == 429) {
          return visit(answer, null, "", false);
        }
      } catch (HttpException fault) {
        if (!isOfHead(fault)) {
          throw fault;
        }
      }
    }
    try (Answer answer = http.send(get)) {
      boolean looked = whole && answer.status() < 300 && isHtml(answer);
      byte[] html = looked ? answer.body().readNBytes(Page.LARGEST + 1) : new byte[0];
      boolean tooLarge = html.length > Page.LARGEST;
      Page page = looked && !tooLarge ? Page.parse(html, charset(answer), answer.uri()) : null;
      return visit(answer, page, page == null ? "" : Urls.hash(html), tooLarge);
    }
  }

  private static Visit visit(Answer answer, @Nullable Page page, String hash, boolean tooLarge) {
    return new Visit(
        answer.status(),
        answer.uri(),
        answer.redirects(),
        answer.retryAfter().orElse(Duration.ZERO),
        page,
        hash,
        tooLarge);
  }

  /** Some servers answer HEAD with what is no HTTP, or not at all. */
  private static boolean isOfHead(HttpException fault) {
    return fault.code().equals("PROTOCOL") || fault.code().equals("NO_ANSWER");
  }

  /** The content of what a server sends, whatever it is. */
  byte[] content(URI uri, int most) throws IOException {
    try (Answer answer = http.send(Request.get(uri))) {
      if (answer.status() >= 300) {
        throw new HttpException("HTTP_" + answer.status(), "HTTP " + answer.status());
      }
      return answer.body().readNBytes(most);
    }
  }

  private static boolean isHtml(Answer answer) {
    String type = type(answer);
    return type.startsWith("text/html") || type.startsWith("application/xhtml+xml");
  }

  private static String type(Answer answer) {
    return answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
  }

  private static @Nullable String charset(Answer answer) {
    Matcher named = CHARSET.matcher(type(answer));
    try {
      return named.find() && Charset.isSupported(named.group(1)) ? named.group(1) : null;
    } catch (IllegalArgumentException noName) {
      return null;
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
