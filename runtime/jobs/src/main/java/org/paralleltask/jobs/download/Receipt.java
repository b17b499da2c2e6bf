// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
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
  private final Part part;
  private final long maxSize;
  private final MessageDigest sha256 = Checksum.digest("sha256");
  private final @Nullable MessageDigest pinned;

  Receipt(Transfer transfer, Part part, long maxSize) {
    this.transfer = transfer;
    this.part = part;
    this.maxSize = maxSize;
    this.pinned =
        transfer
            .pinned()
            .filter(checksum -> !checksum.algorithm().equals("sha256"))
            .map(Checksum::newDigest)
            .orElse(null);
  }

  /**
   * What holds of the part if it is cut; empty if nobody can go on with it.
   *
   * @param from how many bytes of the whole are before the answer's
   */
  static Optional<Part.Facts> facts(Answer answer, String url, long from) {
    if (answer.isEncoded()) {
      return Optional.empty();
    }
    String etag = answer.header("ETag").filter(tag -> tag.startsWith("\"")).orElse(null);
    String modified = isOldEnough(answer) ? answer.header("Last-Modified").orElse(null) : null;
    return etag == null && modified == null
        ? Optional.empty()
        : Optional.of(new Part.Facts(url, etag, modified, total(answer, from)));
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
   * @param facts what to note of the part, so that it can be gone on with
   */
  void take(Answer answer, long from, Optional<Part.Facts> facts) throws IOException {
    FileChannel file = part.channel();
    file.truncate(from);
    if (from > 0) {
      hashWhatIsThere();
    }
    boolean noted = facts.isPresent() && (answer.length() < 0 || answer.length() > WORTH_A_NOTE);
    if (noted) {
      part.write(facts.get());
    }
    try {
      copy(answer, file.position(from), from);
    } catch (HttpException cut) {
      keepOrNot(facts, noted);
      throw cut;
    }
  }

  private void hashWhatIsThere() throws IOException {
    if (pinned == null) {
      Checksum.read(part.file(), sha256);
    } else {
      Checksum.read(part.file(), sha256, pinned);
    }
  }

  private void keepOrNot(Optional<Part.Facts> facts, boolean noted) throws IOException {
    if (facts.isPresent() && part.size() > 0) {
      if (!noted) {
        part.write(facts.get());
      }
    } else {
      part.restart();
    }
  }

  private void copy(Answer answer, FileChannel file, long from) throws IOException {
    InputStream in = answer.body();
    byte[] bytes = new byte[1 << 16];
    long total = from;
    for (int got = in.read(bytes); got >= 0; got = in.read(bytes)) {
      total += got;
      requireFitting(total, answer);
      hash(bytes, got);
      write(file, bytes, got);
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

  private void hash(byte[] bytes, int count) {
    sha256.update(bytes, 0, count);
    if (pinned != null) {
      pinned.update(bytes, 0, count);
    }
  }

  private void write(FileChannel file, byte[] bytes, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
    while (buffer.hasRemaining()) {
      file.write(buffer);
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
