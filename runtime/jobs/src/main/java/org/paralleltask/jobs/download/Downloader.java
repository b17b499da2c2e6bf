// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.paralleltask.jobs.journal.Table;

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
  private final HostTable hosts = new HostTable();
  private final ServerNames names = new ServerNames();

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

  /** No server may give the names of these to another file, other than those that servers say. */
  public void reserve(Collection<Transfer> all) {
    names.reserve(all);
  }

  /** What is to be told of all downloads until now: a table of hosts, if any was asked. */
  List<Table> tables() {
    Map<String, Http.Asked> asked = http.asked();
    return asked.isEmpty() ? List.of() : List.of(hosts.table(asked));
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
    Optional<Transfer> known = known(transfer);
    if (known.isPresent() && isNobodyAsked(transfer)) {
      names.claim(known.get());
      Optional<Downloaded> there =
          taken || transfer.namedByServer()
              ? Stock.there(known.get().target(), transfer.pinned())
              : Optional.empty();
      if (there.isPresent()) {
        return there.get();
      }
    }
    try (Part part = Part.open(transfer)) {
      return fetch(transfer, known, part);
    }
  }

  /** Whether what is on this machine may be enough. */
  private boolean isNobodyAsked(Transfer transfer) {
    return settings.offline() || transfer.pinned().isPresent();
  }

  /** The transfer under the name that it has; empty if only its server knows that. */
  private Optional<Transfer> known(Transfer transfer) {
    if (!transfer.namedByServer()) {
      return Optional.of(transfer);
    }
    return cache.known(transfer.urls().get(0)).map(Cache.Known::name).map(transfer::named);
  }

  private Downloaded fetch(Transfer transfer, Optional<Transfer> known, Part part)
      throws IOException {
    if (known.isPresent()) {
      Optional<Downloaded> restored = stock.restorePinned(known.get(), part);
      if (restored.isPresent()) {
        return restored.get();
      }
    }
    if (settings.offline()) {
      return stock.restoreOffline(known.orElse(transfer), part);
    }
    HttpException worst = null;
    for (URI url : transfer.urls()) {
      try {
        Downloaded done = fetchFrom(url, worst != null, transfer, part);
        hosts.add(url, done);
        return done;
      } catch (HttpException failed) {
        hosts.addFailure(url);
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
    return transfer.pinned().isPresent()
        ? Optional.empty()
        : cache.known(url).filter(known -> !transfer.namedByServer() || known.name() != null);
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
          case 200 -> Optional.of(taken(answer, 0, ""));
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
      Transfer named = named(Objects.requireNonNullElse(known.get().name(), ""));
      Optional<Downloaded> there = Stock.there(named.target(), wanted);
      if (there.isPresent()) {
        part.discard();
        return there;
      }
      return stock.restore(sha256, named, part);
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
      return same ? Optional.of(taken(answer, range.get().from(), noted(facts))) : Optional.empty();
    }

    private Optional<Downloaded> all(Answer answer, Part.Facts facts) throws IOException {
      if (facts.total() < 0 || facts.total() != part.size()) {
        return Optional.empty();
      }
      String said = said(answer, noted(facts));
      Transfer named = named(said);
      Receipt receipt = new Receipt(named, url, said, part, settings.maxSize());
      return Optional.of(finish(answer, named, said, receipt.hashesOfPart()));
    }

    private static String noted(Part.Facts facts) {
      return Objects.requireNonNullElse(facts.name(), "");
    }

    /** What the server calls the file; an answer with its rest only need not say it again. */
    private static String said(Answer answer, String before) {
      return answer.fileName().map(SafeName::ofServer).filter(n -> !n.isEmpty()).orElse(before);
    }

    /** The transfer under its name, which nobody else has. */
    private Transfer named(String said) throws IOException {
      if (!transfer.namedByServer()) {
        return transfer;
      }
      Transfer named = names.claim(transfer.named(said));
      target.prepare(named.target());
      return named;
    }

    private Downloaded taken(Answer answer, long from, String before) throws IOException {
      String said = said(answer, before);
      Transfer named = named(said);
      Checks.header(named, answer, settings.maxSize());
      Checks.room(named, part.file(), answer);
      Receipt receipt = new Receipt(named, url, said, part, settings.maxSize());
      receipt.take(answer, from);
      return finish(answer, named, said, receipt.hashes());
    }

    private Downloaded finish(Answer answer, Transfer named, String said, Receipt.Hashes hashes)
        throws IOException {
      Checks.content(named, part, hashes.pinned(), answer);
      stock.requireOurs(named, hashes.sha256());
      part.finish();
      Optional<Instant> modified = answer.date("Last-Modified");
      if (modified.isPresent()) {
        part.date(modified.get());
      }
      Downloaded finished =
          modified.isPresent()
              ? Downloaded.of(named.target(), part.size(), modified.get(), hashes.sha256())
              : Downloaded.of(part.file(), named.target(), hashes.sha256());
      Target.publish(part.file(), named.target());
      cache.keep(
          named.target(),
          url,
          new Cache.Known(
              answer.header("ETag").orElse(null),
              answer.header("Last-Modified").orElse(null),
              hashes.sha256(),
              said));
      return finished;
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
