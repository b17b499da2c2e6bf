// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private Downloader(DownloadSettings settings) {
    this.settings = settings;
    this.http = Http.open(settings.http());
    this.cache = new Cache(settings.cache());
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
   * @return the target
   * @throws TryLaterException if the server is not to be asked now
   * @throws TransientHttpException if another attempt may go well
   * @throws HttpException if not
   * @throws IOException if a file cannot be written
   */
  public Path fetch(Transfer transfer) throws IOException {
    Target.prepare(settings.output(), transfer.target());
    if (isThere(transfer)) {
      return transfer.target();
    }
    try (Part part = Part.open(transfer)) {
      fetch(transfer, part);
    }
    return transfer.target();
  }

  private static boolean isThere(Transfer transfer) throws IOException {
    Optional<Checksum> pinned = transfer.pinned();
    return pinned.isPresent()
        && Files.isRegularFile(transfer.target())
        && pinned.get().isOf(transfer.target());
  }

  private void fetch(Transfer transfer, Part part) throws IOException {
    if (restorePinned(transfer, part)) {
      return;
    }
    if (settings.offline()) {
      restoreOffline(transfer, part);
      return;
    }
    HttpException worst = null;
    for (URI url : transfer.urls()) {
      try {
        fetchFrom(url, worst != null, transfer, part);
        return;
      } catch (HttpException failed) {
        worst = worse(worst, failed);
      }
    }
    if (part.facts(urlKey(transfer.urls().get(0))).isEmpty()) {
      part.discard();
    }
    throw worst;
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

  private boolean restorePinned(Transfer transfer, Part part) throws IOException {
    Optional<Checksum> pinned = transfer.pinned().filter(sum -> sum.algorithm().equals("sha256"));
    return pinned.isPresent() && restore(pinned.get().hex(), transfer, part);
  }

  private boolean restore(String sha256, Transfer transfer, Part part) throws IOException {
    Path copy = part.file().resolveSibling(part.file().getFileName() + ".copy");
    if (!cache.restore(sha256, copy)) {
      return false;
    }
    Target.publish(copy, transfer.target(), Optional.empty());
    part.discard();
    return true;
  }

  private void restoreOffline(Transfer transfer, Part part) throws IOException {
    Optional<Cache.Known> known = cache.known(transfer.urls().get(0));
    if (known.isEmpty() || !restore(known.get().sha256(), transfer, part)) {
      part.discard();
      throw new HttpException(
          "OFFLINE",
          "%s is not in the cache, and Maven is offline (-o), %s"
              .formatted(transfer.name(), Urls.shown(transfer.urls().get(0))));
    }
  }

  /**
   * @param follows whether another URL was asked just now
   */
  private void fetchFrom(URI url, boolean follows, Transfer transfer, Part part)
      throws IOException {
    Request plain = follows ? Request.get(url).following() : Request.get(url);
    try {
      new Fetch(plain, transfer, part, cached(url, transfer)).run();
    } catch (HttpException wrong) {
      if (!WORTH_ASKING_AGAIN.contains(wrong.code())) {
        throw wrong;
      }
      part.restart();
      Request fresh = plain.following().with("Cache-Control", "no-cache");
      new Fetch(fresh, transfer, part, Optional.empty()).run();
    }
  }

  private Optional<Cache.Known> cached(URI url, Transfer transfer) {
    return transfer.pinned().isPresent() ? Optional.empty() : cache.known(url);
  }

  private static String urlKey(URI url) {
    return Urls.hash(url.toString());
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

    void run() throws IOException {
      Optional<Part.Facts> facts = part.facts(urlKey(url));
      if (facts.isEmpty()) {
        part.restart();
      }
      if (!answered(request(facts), facts)) {
        part.restart();
        answeredAnew();
      }
    }

    private void answeredAnew() throws IOException {
      if (!answered(plain.following(), Optional.empty())) {
        throw new TransientHttpException(
            "PROTOCOL", "the server answers a plain request as if it was another, " + shown());
      }
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

    /** Asks; false if the answer is of no use, and a plain request is to be made. */
    private boolean answered(Request request, Optional<Part.Facts> facts) throws IOException {
      try (Answer answer = http.send(request)) {
        return switch (answer.status()) {
          case 200 -> taken(answer, 0);
          case 206 -> facts.isPresent() && resumed(answer, facts.get());
          case 304 -> isUnchanged(request);
          case 412 -> false;
          case 416 -> facts.isPresent() && isAll(answer, facts.get());
          case 204, 205 ->
              throw new HttpException(
                  "EMPTY_BODY", "HTTP %d has no content, %s".formatted(answer.status(), shown()));
          default -> throw Statuses.failure(answer, settings.http().perHost().longestPause());
        };
      }
    }

    private boolean isUnchanged(Request request) throws IOException {
      if (known.isEmpty() || request.headers().containsKey("Range")) {
        return false;
      }
      String sha256 = known.get().sha256();
      Path target = transfer.target();
      if (Files.isRegularFile(target) && new Checksum("sha256", sha256).isOf(target)) {
        part.discard();
        return true;
      }
      return restore(sha256, transfer, part);
    }

    private boolean resumed(Answer answer, Part.Facts facts) throws IOException {
      Optional<ContentRange> range = ContentRange.parse(answer.header("Content-Range").orElse(""));
      String etag = answer.header("ETag").orElse(facts.etag());
      boolean same =
          range.isPresent()
              && !answer.isEncoded()
              && range.get().from() <= part.size()
              && (facts.total() < 0 || range.get().total() == facts.total())
              && (facts.etag() == null || facts.etag().equals(etag));
      return same && taken(answer, range.get().from());
    }

    private boolean isAll(Answer answer, Part.Facts facts) throws IOException {
      if (facts.total() < 0 || facts.total() != part.size()) {
        return false;
      }
      Receipt receipt = new Receipt(transfer, part, settings.maxSize());
      finish(answer, receipt.hashesOfPart());
      return true;
    }

    private boolean taken(Answer answer, long from) throws IOException {
      Checks.header(transfer, answer, settings.maxSize());
      Receipt receipt = new Receipt(transfer, part, settings.maxSize());
      receipt.take(answer, from, Receipt.facts(answer, urlKey(url), from));
      finish(answer, receipt.hashes());
      return true;
    }

    private void finish(Answer answer, Receipt.Hashes hashes) throws IOException {
      Checks.content(transfer, part, hashes.pinned(), answer);
      part.finish();
      Target.publish(part.file(), transfer.target(), answer.date("Last-Modified"));
      cache.keep(
          transfer.target(),
          url,
          new Cache.Known(
              answer.header("ETag").orElse(null),
              answer.header("Last-Modified").orElse(null),
              hashes.sha256()));
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
