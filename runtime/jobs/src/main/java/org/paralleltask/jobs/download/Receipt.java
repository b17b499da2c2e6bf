// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.Answer;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.Urls;

/** Takes the content of one answer into a part, and hashes it on its way. */
final class Receipt {
  private static final Duration OLD_ENOUGH = Duration.ofSeconds(60);

  /** Shorter ones are asked for again rather than resumed after a crash. */
  private static final long WORTH_A_NOTE = 256 * 1024;

  private final Transfer transfer;
  private final URI url;
  private final String name;
  private final Part part;
  private final long maxSize;
  private final MessageDigest sha256 = Checksum.digest("sha256");
  private final @Nullable MessageDigest pinned;
  private final List<MessageDigest> digests;

  /**
   * @param url what was asked for
   * @param name what the server calls the file; empty if it does not say
   */
  Receipt(Transfer transfer, URI url, String name, Part part, long maxSize) {
    this.transfer = transfer;
    this.url = url;
    this.name = name;
    this.part = part;
    this.maxSize = maxSize;
    this.pinned =
        transfer
            .pinned()
            .filter(checksum -> !checksum.algorithm().equals("sha256"))
            .map(Checksum::newDigest)
            .orElse(null);
    this.digests = pinned == null ? List.of(sha256) : List.of(sha256, pinned);
  }

  /** What holds of the part if it is cut; empty if nobody can go on with it. */
  private Optional<Part.Facts> facts(Answer answer, long from) {
    if (answer.isEncoded()) {
      return Optional.empty();
    }
    String etag = answer.header("ETag").filter(tag -> tag.startsWith("\"")).orElse(null);
    String modified = isOldEnough(answer) ? answer.header("Last-Modified").orElse(null) : null;
    return etag == null && modified == null
        ? Optional.empty()
        : Optional.of(
            new Part.Facts(Urls.hash(url.toString()), etag, modified, total(answer, from), name));
  }

  private static long total(Answer answer, long from) {
    return answer.length() < 0 ? -1 : from + answer.length();
  }

  /** What was changed within the same minute may be changed again within the same second. */
  private static boolean isOldEnough(Answer answer) {
    Optional<Instant> modified = answer.date("Last-Modified");
    Optional<Instant> now = answer.date("Date");
    return modified.isPresent()
        && now.isPresent()
        && Duration.between(modified.get(), now.get()).compareTo(OLD_ENOUGH) >= 0;
  }

  /**
   * Takes all.
   *
   * @param from how many bytes the part has already, which stay
   */
  void take(Answer answer, long from) throws IOException {
    part.cutTo(from);
    if (from > 0) {
      hashWhatIsThere();
    }
    boolean noted =
        (answer.length() < 0 || answer.length() > WORTH_A_NOTE) && note(facts(answer, from));
    try {
      copy(answer, from);
    } catch (HttpException cut) {
      boolean kept = part.size() > 0 && (noted || note(facts(answer, from)));
      if (!kept) {
        part.restart();
      }
      throw cut;
    }
  }

  /** Whether there was something to note of the part, so that it can be gone on with. */
  private boolean note(Optional<Part.Facts> facts) throws IOException {
    if (facts.isPresent()) {
      part.write(facts.get());
    }
    return facts.isPresent();
  }

  private void hashWhatIsThere() throws IOException {
    Checksum.read(part.file(), digests);
  }

  private void copy(Answer answer, long from) throws IOException {
    InputStream in = answer.body();
    int processors = Runtime.getRuntime().availableProcessors();
    try (BodyHash hash = new BodyHash(digests, answer.length(), processors)) {
      long total = from;
      byte[] bytes = hash.room();
      for (int got = in.read(bytes); got >= 0; got = in.read(bytes)) {
        total += got;
        requireFitting(total, answer);
        hash.add(bytes, got);
        part.append(bytes, got);
        bytes = hash.room();
      }
    }
  }

  private void requireFitting(long total, Answer answer) throws IOException {
    if (total > maxSize) {
      part.restart();
      throw new HttpException(
          "TOO_LARGE",
          "%s: more than %d bytes come, which is \"maxSize\", %s"
              .formatted(transfer.name(), maxSize, Urls.shown(answer.uri())));
    }
  }

  /** The hashes of what is there, if that is all. */
  Hashes hashesOfPart() throws IOException {
    hashWhatIsThere();
    return hashes();
  }

  /** The hashes of all, once. */
  Hashes hashes() {
    String plain = Checksum.hex(sha256);
    return new Hashes(plain, pinned == null ? plain : Checksum.hex(pinned));
  }

  /**
   * What all hashes to.
   *
   * @param pinned by the algorithm that is pinned, or else SHA-256 as well
   */
  record Hashes(String sha256, String pinned) {}
}
