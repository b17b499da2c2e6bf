// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.paralleltask.jobs.http.Answer;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.Request;
import org.paralleltask.jobs.http.Statuses;
import org.paralleltask.jobs.http.TransientHttpException;
import org.paralleltask.jobs.http.Urls;

/** One file from one server. */
final class Fetch {
  private final Equipment equipment;
  private final Request plain;
  private final URI url;
  private final Transfer transfer;
  private final Part part;
  private final Optional<Cache.Known> known;

  /**
   * @param plain the request for the whole
   * @param known what the server said the last time, if that counts
   */
  Fetch(
      Equipment equipment,
      Request plain,
      Transfer transfer,
      Part part,
      Optional<Cache.Known> known) {
    this.equipment = equipment;
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
        default ->
            throw Statuses.failure(answer, equipment.settings().http().perHost().longestPause());
      };
    }
  }

  private Answer send(Request request) throws HttpException {
    equipment.connectivity().require();
    try {
      Answer answer = equipment.http().send(request);
      equipment.connectivity().prove();
      return answer;
    } catch (HttpException failed) {
      if (failed.code().equals("DNS")) {
        throw equipment.connectivity().unresolved(url.getHost(), failed);
      }
      equipment.connectivity().prove();
      throw failed;
    }
  }

  private Optional<Downloaded> unchanged(Request request) throws IOException {
    if (known.isEmpty() || request.headers().containsKey("Range")) {
      return Optional.empty();
    }
    equipment.cache().asked(url);
    String sha256 = known.get().sha256();
    Optional<Checksum> wanted = Optional.of(new Checksum("sha256", sha256));
    Transfer named = named(Objects.requireNonNullElse(known.get().name(), ""));
    Optional<Downloaded> there = Stock.there(named.target(), wanted);
    if (there.isPresent()) {
      part.discard();
      return there;
    }
    return equipment.stock().restore(sha256, named, part);
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
    Receipt receipt = new Receipt(named, url, said, part, equipment.settings().maxSize());
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
    Transfer named = equipment.names().claim(transfer.named(said));
    equipment.target().prepare(named.target());
    return named;
  }

  private Downloaded taken(Answer answer, long from, String before) throws IOException {
    String said = said(answer, before);
    Transfer named = named(said);
    Checks.header(named, answer, equipment.settings().maxSize());
    Checks.room(named, part.file(), answer);
    Receipt receipt = new Receipt(named, url, said, part, equipment.settings().maxSize());
    receipt.take(answer, from);
    return finish(answer, named, said, receipt.hashes());
  }

  private Downloaded finish(Answer answer, Transfer named, String said, Receipt.Hashes hashes)
      throws IOException {
    Checks.content(named, part, hashes.pinned(), answer);
    equipment.stock().requireOurs(named, hashes.sha256());
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
    equipment
        .cache()
        .keep(
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
