// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.paralleltask.TryLaterException;
import org.paralleltask.jobs.http.Answer;
import org.paralleltask.jobs.http.Http;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.Request;
import org.paralleltask.jobs.http.Statuses;
import org.paralleltask.jobs.http.TransientHttpException;
import org.paralleltask.jobs.http.Urls;

/**
 * Downloads files. One for all workers, so that they share connections, and what is known of hosts.
 * Thread-safe.
 *
 * <pre>{@code
 * try (Downloader downloader = Downloader.open(DownloadSettings.into(directory))) {
 *   Task.of("download", downloader::fetch)
 *       .workers(16)
 *       .attempts(4)
 *       .backoff(Duration.ofMillis(500), Duration.ofSeconds(30))
 *       .retryOn(TransientHttpException.class)
 *       .map(transfers);
 * }
 * }</pre>
 */
public final class Downloader implements AutoCloseable {
  /** What a broken cache between here and the server may be to blame for. */
  private static final Set<String> WORTH_ASKING_AGAIN = Set.of("CHECKSUM", "TYPE_MISMATCH", "SIZE");

  private final DownloadSettings settings;
  private final Http http;
  private final Cache cache;
  private final Stock stock;
  private final Target target;
  private final Connectivity connectivity = new Connectivity();

  private Downloader(DownloadSettings settings) {
    this.settings = settings;
    this.http = Http.open(settings.http());
    this.cache = new Cache(settings.cache());
    this.stock = new Stock(cache);
    this.target = new Target(settings.output());
  }

  /** To be closed; that ends downloads that are on their way. */
  public static Downloader open(DownloadSettings settings) {
    return new Downloader(settings);
  }

  boolean isFree(URI url) {
    return http.isFree(url);
  }

  /**
   * Makes one attempt at a file, at each of its URLs. When it returns, the file is whole and right;
   * when it throws, the target is as it was.
   *
   * @return the target, and what is in it; or why there is nothing, where that is fine
   * @throws TryLaterException if the server is not to be asked now
   * @throws TransientHttpException if another attempt may go well
   * @throws HttpException if not
   * @throws IOException if a file cannot be written
   */
  public Downloaded fetch(Transfer transfer) throws IOException {
    boolean taken = target.prepare(transfer.target());
    Optional<Downloaded> there =
        taken ? Stock.there(transfer.target(), transfer.pinned()) : Optional.empty();
    if (there.isPresent()) {
      return there.get();
    }
    try (Part part = Part.open(transfer)) {
      return fetch(transfer, part);
    }
  }

  private Downloaded fetch(Transfer transfer, Part part) throws IOException {
    Optional<Downloaded> restored = stock.restorePinned(transfer, part);
    if (restored.isPresent()) {
      return restored.get();
    }
    if (settings.offline()) {
      return stock.restoreOffline(transfer, part);
    }
    HttpException worst = null;
    for (URI url : transfer.urls()) {
      try {
        return fetchFrom(url, worst != null, transfer, part);
      } catch (HttpException failed) {
        worst = worse(worst, failed);
      }
    }
    if (worst != null && isFine(worst)) {
      part.discard();
      return Downloaded.missing(transfer.target(), String.valueOf(worst.getMessage()));
    }
    if (part.facts(transfer.urls().get(0)).isEmpty()) {
      part.discard();
    }
    throw worst;
  }

  /** Whether all servers have said that there is no such file, and that need not be one. */
  private boolean isFine(HttpException failed) {
    return settings.absent().stream().anyMatch(status -> failed.code().equals("HTTP_" + status))
        && Arrays.stream(failed.getSuppressed())
            .allMatch(other -> other instanceof HttpException http && isFine(http));
  }

  /** What may pass counts more, since it is worth another attempt. */
  private static HttpException worse(@Nullable HttpException one, HttpException other) {
    if (one == null) {
      return other;
    }
    boolean first =
        one instanceof TransientHttpException || !(other instanceof TransientHttpException);
    HttpException shown = first ? one : other;
    shown.addSuppressed(first ? other : one);
    return shown;
  }

  /**
   * @param follows whether another URL was asked just now
   */
  private Downloaded fetchFrom(URI url, boolean follows, Transfer transfer, Part part)
      throws IOException {
    Request plain = follows ? Request.get(url).following() : Request.get(url);
    try {
      return new Fetch(plain, transfer, part, cached(url, transfer)).run();
    } catch (HttpException wrong) {
      if (!WORTH_ASKING_AGAIN.contains(wrong.code())) {
        throw wrong;
      }
      part.restart();
      Request fresh = plain.following().with("Cache-Control", "no-cache");
      return new Fetch(fresh, transfer, part, Optional.empty()).run();
    }
  }

  private Optional<Cache.Known> cached(URI url, Transfer transfer) {
    return transfer.pinned().isPresent() ? Optional.empty() : cache.known(url);
  }

  /** One file from one server. */
  private final class Fetch {
    private final Request plain;
    private final URI url;
    private final Transfer transfer;
    private final Part part;
    private final Optional<Cache.Known> known;

    /**
     * @param plain the request for the whole
     * @param known what the server said the last time, if that counts
     */
    Fetch(Request plain, Transfer transfer, Part part, Optional<Cache.Known> known) {
      this.plain = plain;
      this.url = plain.uri();
      this.transfer = transfer;
      this.part = part;
      this.known = known;
    }

    Downloaded run() throws IOException {
      Optional<Part.Facts> facts = part.facts(url);
      if (facts.isEmpty()) {
        part.restart();
      }
      Optional<Downloaded> answered = answered(request(facts), facts);
      if (answered.isPresent()) {
        return answered.get();
      }
      part.restart();
      return answeredAnew();
    }

    private Downloaded answeredAnew() throws IOException {
      return answered(plain.following(), Optional.empty())
          .orElseThrow(
              () ->
                  new TransientHttpException(
                      "PROTOCOL",
                      "the server answers a plain request as if it was another, " + shown()));
    }

    private String shown() {
      return Urls.shown(url);
    }

    private Request request(Optional<Part.Facts> facts) throws IOException {
      if (facts.isPresent()) {
        String proof = facts.get().etag() == null ? facts.get().lastModified() : facts.get().etag();
        return plain
            .with("Range", "bytes=" + part.size() + "-")
            .with("If-Range", String.valueOf(proof));
      }
      return known.isPresent() ? conditional(plain, known.get()) : plain;
    }

    private static Request conditional(Request request, Cache.Known known) {
      if (known.etag() != null) {
        return request.with("If-None-Match", known.etag());
      }
      return known.lastModified() == null
          ? request
          : request.with("If-Modified-Since", known.lastModified());
    }

    /** Asks; empty if the answer is of no use, and a plain request is to be made. */
    private Optional<Downloaded> answered(Request request, Optional<Part.Facts> facts)
        throws IOException {
      try (Answer answer = send(request)) {
        return switch (answer.status()) {
          case 200 -> Optional.of(taken(answer, 0));
          case 206 -> facts.isPresent() ? resumed(answer, facts.get()) : Optional.empty();
          case 304 -> unchanged(request);
          case 412 -> Optional.empty();
          case 416 -> facts.isPresent() ? all(answer, facts.get()) : Optional.empty();
          case 204, 205 ->
              throw new HttpException(
                  "EMPTY_BODY", "HTTP %d has no content, %s".formatted(answer.status(), shown()));
          default -> throw Statuses.failure(answer, settings.http().perHost().longestPause());
        };
      }
    }

    private Answer send(Request request) throws HttpException {
      connectivity.require();
      try {
        Answer answer = http.send(request);
        connectivity.prove();
        return answer;
      } catch (HttpException failed) {
        if (failed.code().equals("DNS")) {
          throw connectivity.unresolved(url.getHost(), failed);
        }
        connectivity.prove();
        throw failed;
      }
    }

    private Optional<Downloaded> unchanged(Request request) throws IOException {
      if (known.isEmpty() || request.headers().containsKey("Range")) {
        return Optional.empty();
      }
      cache.asked(url);
      String sha256 = known.get().sha256();
      Optional<Checksum> wanted = Optional.of(new Checksum("sha256", sha256));
      Optional<Downloaded> there = Stock.there(transfer.target(), wanted);
      if (there.isPresent()) {
        part.discard();
        return there;
      }
      return stock.restore(sha256, transfer, part);
    }

    private Optional<Downloaded> resumed(Answer answer, Part.Facts facts) throws IOException {
      Optional<ContentRange> range = ContentRange.parse(answer.header("Content-Range").orElse(""));
      String etag = answer.header("ETag").orElse(facts.etag());
      boolean same =
          range.isPresent()
              && !answer.isEncoded()
              && range.get().from() <= part.size()
              && (facts.total() < 0 || range.get().total() == facts.total())
              && (facts.etag() == null || facts.etag().equals(etag));
      return same ? Optional.of(taken(answer, range.get().from())) : Optional.empty();
    }

    private Optional<Downloaded> all(Answer answer, Part.Facts facts) throws IOException {
      if (facts.total() < 0 || facts.total() != part.size()) {
        return Optional.empty();
      }
      return Optional.of(finish(answer, receipt().hashesOfPart()));
    }

    private Receipt receipt() {
      return new Receipt(transfer, url, part, settings.maxSize());
    }

    private Downloaded taken(Answer answer, long from) throws IOException {
      Checks.header(transfer, answer, settings.maxSize());
      Checks.room(transfer, part.file(), answer);
      Receipt receipt = receipt();
      receipt.take(answer, from);
      return finish(answer, receipt.hashes());
    }

    private Downloaded finish(Answer answer, Receipt.Hashes hashes) throws IOException {
      Checks.content(transfer, part, hashes.pinned(), answer);
      part.finish();
      Optional<Instant> modified = answer.date("Last-Modified");
      if (modified.isPresent()) {
        part.date(modified.get());
      }
      Downloaded finished =
          modified.isPresent()
              ? Downloaded.of(transfer.target(), part.size(), modified.get(), hashes.sha256())
              : Downloaded.of(part.file(), transfer.target(), hashes.sha256());
      Target.publish(part.file(), transfer.target());
      cache.keep(
          transfer.target(),
          url,
          new Cache.Known(
              answer.header("ETag").orElse(null),
              answer.header("Last-Modified").orElse(null),
              hashes.sha256()));
      return finished;
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
