// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.paralleltask.TryLaterException;

/**
 * Asks servers: follows redirects, keeps to what each host can bear, and ends what is too slow. One
 * for all workers of a JVM, so that they share connections and what is known of hosts. Thread-safe.
 *
 * <pre>{@code
 * try (Http http = Http.open(HttpSettings.DEFAULT);
 *     Answer answer = http.send(Request.get(Urls.parse("https://example.org/")))) {
 *   byte[] page = answer.body().readAllBytes();
 * }
 * }</pre>
 */
public final class Http implements AutoCloseable {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> ASKS_FOR_TIME = Set.of(429, 503);

  private final HttpSettings settings;
  private final Client client;
  private final Hosts hosts;
  private final Watch watch;
  private final Faults faults;

  private Http(HttpSettings settings) {
    this.settings = settings;
    this.client = new Client(settings);
    this.hosts = new Hosts(settings.perHost().concurrency(), settings.perHost().interval());
    this.watch = new Watch(settings.limits());
    this.faults = new Faults(settings);
  }

  /** To be closed; that ends requests that are on their way. */
  public static Http open(HttpSettings settings) {
    return new Http(settings);
  }

  /**
   * How often a host was asked, whatever became of it.
   *
   * @param requests redirects are answered by requests of their own
   * @param pauses how many answers were that it has too much to do
   * @param paused how long it was not asked because of that, all together, and may yet not be
   */
  public record Asked(long requests, long pauses, Duration paused) {
    /** One that nobody has asked. */
    public static final Asked NEVER = new Asked(0, 0, Duration.ZERO);
  }

  /** The hosts that were asked until now, by name; of more than 10,000 the last ones. */
  public Map<String, Asked> asked() {
    return hosts.asked();
  }

  /** Whether a request to the host of a URL would be sent at once. */
  public boolean isFree(URI uri) {
    return hosts.of(Urls.host(uri)).isFree();
  }

  /**
   * Asks, and follows redirects. Any other status is an answer.
   *
   * @throws TryLaterException if the host cannot be asked now; of a request that follows, only if
   *     the host has asked for a pause, or is down
   * @throws HttpException if there is no answer
   */
  public Answer send(Request request) throws HttpException {
    List<Hop> hops = new ArrayList<>();
    Set<URI> seen = new HashSet<>(Set.of(request.uri()));
    Request next = request;
    while (true) {
      Answer answer = sendTo(next, hops);
      if (!REDIRECTS.contains(answer.status())) {
        return answer;
      }
      try (answer) {
        URI target = target(answer, request.uri());
        hops.add(new Hop(answer.status(), next.uri(), target));
        requireEnd(hops, seen, target, request.uri());
        next = next.at(target);
      }
    }
  }

  private void requireEnd(List<Hop> hops, Set<URI> seen, URI target, URI first)
      throws HttpException {
    if (!seen.add(target)) {
      throw new HttpException(
          "REDIRECT_LOOP",
          "redirects of %s come back to %s".formatted(Urls.shown(first), Urls.shown(target)));
    }
    if (hops.size() > settings.maxRedirects()) {
      throw new HttpException(
          "TOO_MANY_REDIRECTS",
          "more than %d redirects of %s".formatted(settings.maxRedirects(), Urls.shown(first)));
    }
  }

  private static URI target(Answer answer, URI first) throws HttpException {
    String location = answer.header("Location").orElse("");
    String from = "HTTP %d %s".formatted(answer.status(), Urls.shown(first));
    if (location.isBlank()) {
      throw new HttpException("BAD_REDIRECT", from + " does not say where to");
    }
    URI target;
    try {
      target = Urls.resolve(answer.uri(), location);
    } catch (HttpException nowhere) {
      throw new HttpException("BAD_REDIRECT", from + " leads nowhere: " + nowhere.getMessage());
    }
    if (answer.uri().getScheme().equals("https") && target.getScheme().equals("http")) {
      throw new HttpException(
          "BAD_REDIRECT", from + " leads from https to http, " + Urls.shown(target));
    }
    return target;
  }

  private Answer sendTo(Request request, List<Hop> hops) throws HttpException {
    Host host = hosts.of(Urls.host(request.uri()));
    host.enter(request.follows());
    try {
      Answer answer = sendOnceOrTwice(request, hops, host);
      host.answered();
      pause(host, answer);
      return answer;
    } catch (HttpException fault) {
      host.leave();
      if (Faults.isOfConnection(fault)) {
        host.failed();
      }
      throw fault;
    } catch (RuntimeException | Error broken) {
      host.leave();
      throw broken;
    }
  }

  private void pause(Host host, Answer answer) {
    if (ASKS_FOR_TIME.contains(answer.status())) {
      host.pause(
          answer
              .retryAfter()
              .filter(wait -> wait.compareTo(settings.perHost().longestPause()) <= 0)
              .orElse(Duration.ZERO));
    }
  }

  /** A server may close an idle connection just when it is used: that is nobody's fault. */
  private Answer sendOnceOrTwice(Request request, List<Hop> hops, Host host) throws HttpException {
    HttpClientContext context = HttpClientContext.create();
    try {
      return send(request, hops, host, context);
    } catch (TransientHttpException fault) {
      boolean stale = fault.code().equals("NO_ANSWER") || fault.code().equals("RESET");
      if (!stale || !Client.isReused(context)) {
        throw fault;
      }
      return send(request, hops, host, HttpClientContext.create());
    }
  }

  private Answer send(Request request, List<Hop> hops, Host host, HttpClientContext context)
      throws HttpException {
    HttpUriRequestBase made = client.request(request);
    Exchange exchange = new Exchange(made::cancel);
    watch.add(exchange);
    boolean answered = false;
    try {
      ClassicHttpResponse response = client.send(made, context);
      exchange.answered();
      Answer answer = answer(request.uri(), hops, response, exchange, host);
      answered = true;
      return answer;
    } catch (IOException thrown) {
      URI uri = request.uri();
      throw faults.beforeAnswer(
          thrown, exchange, uri, client.proxy(uri.getScheme(), uri.getHost()));
    } finally {
      if (!answered) {
        watch.remove(exchange);
      }
    }
  }

  private Answer answer(
      URI uri, List<Hop> hops, ClassicHttpResponse response, Exchange exchange, Host host)
      throws IOException {
    HttpEntity entity = response.getEntity();
    InputStream content = entity == null ? InputStream.nullInputStream() : entity.getContent();
    long length = entity == null ? -1 : entity.getContentLength();
    return new Answer(
        uri,
        hops,
        response,
        new Body(content, exchange, faults, uri, length),
        exchange::abort,
        () -> {
          watch.remove(exchange);
          host.leave();
        });
  }

  @Override
  public void close() {
    watch.close();
    client.close();
  }
}
