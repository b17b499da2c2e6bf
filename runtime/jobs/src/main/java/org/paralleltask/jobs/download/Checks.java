// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.paralleltask.jobs.http.Answer;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.Urls;

/** Whether what has come is what was wanted. */
final class Checks {
  private static final int HEAD = 64;
  private static final int TAIL = 32;

  /** To ask the system how full it is takes as long as to download a short file. */
  private static final long WORTH_A_LOOK = 1 << 20;

  private Checks() {}

  /** What the server says of the content, before any of it has come. */
  static void header(Transfer transfer, Answer answer, long maxSize) throws HttpException {
    long length = answer.length();
    if (length > maxSize) {
      throw new HttpException(
          "TOO_LARGE",
          "%d bytes are more than \"maxSize\", which is %d, %s"
              .formatted(length, maxSize, shown(answer)));
    }
    String said = answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    String type = said.contains(";") ? said.substring(0, said.indexOf(';')).strip() : said.strip();
    if (!transfer.type().isEmpty() && !type.equals(transfer.type().toLowerCase(Locale.ROOT))) {
      throw mismatch(transfer, "expected " + transfer.type() + ", got " + said, answer);
    }
    boolean page = type.equals("text/html") || type.endsWith("json") || type.endsWith("/xml");
    boolean wanted = transfer.pinned().isPresent() || !Kind.isNoText(transfer.name());
    if (page && !wanted && !(type.endsWith("xml") && transfer.name().endsWith("svg"))) {
      throw mismatch(transfer, "a file of this name is no " + type, answer);
    }
  }

  /**
   * Whether there is room for what is about to come.
   *
   * @throws HttpException {@code DISK_FULL}
   */
  static void room(Transfer transfer, Path part, Answer answer) throws IOException {
    long length = answer.length();
    if (length < WORTH_A_LOOK) {
      return;
    }
    long free = Files.getFileStore(part).getUsableSpace();
    if (free < length) {
      throw new HttpException(
          "DISK_FULL",
          "%s: %d bytes are to come, and %s has room for %d. Make room, or pass another -Dparallel.download.output; %s"
              .formatted(transfer.name(), length, part.getParent(), free, shown(answer)));
    }
  }

  private static HttpException mismatch(Transfer transfer, String why, Answer answer) {
    return new HttpException(
        "TYPE_MISMATCH", "%s: %s, %s".formatted(transfer.name(), why, shown(answer)));
  }

  /**
   * The content, when all has come.
   *
   * @param hash what it hashes to, by the algorithm that is pinned
   */
  static void content(Transfer transfer, Part part, String hash, Answer answer) throws IOException {
    long size = part.size();
    if (size == 0 && transfer.size() != 0 && transfer.pinned().isEmpty()) {
      throw new HttpException(
          "EMPTY_BODY", transfer.name() + ": the content is empty, " + shown(answer));
    }
    if (transfer.size() >= 0 && size != transfer.size()) {
      throw new HttpException(
          "SIZE",
          "%s: want %d bytes, got %d, %s"
              .formatted(transfer.name(), transfer.size(), size, shown(answer)));
    }
    Optional<Checksum> pinned = transfer.pinned();
    if (pinned.isPresent() && !pinned.get().hex().equals(hash)) {
      throw new HttpException(
          "CHECKSUM",
          "%s: want %s, got %s, %s".formatted(transfer.name(), pinned.get(), hash, shown(answer)));
    }
    if (pinned.isEmpty()) {
      kind(transfer, part.channel(), answer);
    }
  }

  private static String shown(Answer answer) {
    return Urls.shown(answer.uri());
  }

  private static void kind(Transfer transfer, FileChannel file, Answer answer) throws IOException {
    byte[] head = read(file, 0, HEAD);
    if (Kind.isNoText(transfer.name()) && Kind.isPage(head)) {
      throw mismatch(transfer, "a file of this name is no page of text", answer);
    }
    Optional<Kind> kind = Kind.ofName(transfer.name());
    if (kind.isEmpty()) {
      return;
    }
    if (!kind.get().fits(head) && !kind.get().isOtherPicture(head)) {
      throw mismatch(transfer, "it does not begin as a " + kind.get() + " does", answer);
    }
    byte[] tail = read(file, Math.max(0, file.size() - TAIL), TAIL);
    if (kind.get().fits(head) && !kind.get().isComplete(tail)) {
      throw mismatch(transfer, "it does not end as a " + kind.get() + " does", answer);
    }
  }

  private static byte[] read(FileChannel file, long from, int most) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(most);
    while (buffer.hasRemaining() && file.read(buffer, from + buffer.position()) >= 0) {
      // goes on until there is no more
    }
    byte[] read = new byte[buffer.flip().remaining()];
    buffer.get(read);
    return read;
  }
}
