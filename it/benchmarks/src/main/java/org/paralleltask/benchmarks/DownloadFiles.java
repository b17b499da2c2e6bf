// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Files to download, the same ones every time, with their hashes; and whether they have come. */
final class DownloadFiles {
  private static final int BLOCK = 1 << 16;

  private final List<String> names = new ArrayList<>();
  private final List<String> hashes = new ArrayList<>();
  private final Path directory;
  private final long bytes;

  /**
   * Writes them.
   *
   * @param prefix of their names
   * @param bytes how large each is
   */
  DownloadFiles(Path directory, String prefix, int count, long bytes) throws IOException {
    this.directory = directory;
    this.bytes = bytes;
    for (int i = 0; i < count; i++) {
      String name = prefix + i + ".bin";
      names.add(name);
      hashes.add(write(directory.resolve(name), new SplittableRandom(i)));
    }
  }

  private String write(Path file, SplittableRandom random) throws IOException {
    MessageDigest sha256 = sha256();
    byte[] block = new byte[BLOCK];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (long left = bytes; left > 0; left -= block.length) {
        random.nextBytes(block);
        int length = (int) Math.min(left, block.length);
        sha256.update(block, 0, length);
        out.write(block, 0, length);
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  int count() {
    return names.size();
  }

  List<String> names() {
    return names;
  }

  /** The hash of the file at an index. */
  String sha256(int index) {
    return hashes.get(index);
  }

  /**
   * Writes a list of them.
   *
   * @param head its first line; empty for none
   * @param line what is said of a file, with {@code %1$s} for its URL, {@code %2$s} for its hash,
   *     {@code %3$s} for its name
   */
  Path list(Path list, String head, String line, UnaryOperator<String> url) throws IOException {
    StringBuilder text = new StringBuilder(head);
    for (int i = 0; i < names.size(); i++) {
      text.append(line.formatted(url.apply(names.get(i)), hashes.get(i), names.get(i)));
    }
    return Files.writeString(list, text);
  }

  /**
   * Looks whether exactly these have come.
   *
   * @throws IllegalStateException if not
   */
  void check(String label, Path output) throws IOException {
    try (Stream<Path> all = Files.list(output)) {
      require(all.count() == names.size(), label, "other files than were asked for");
    }
    byte[] block = new byte[BLOCK];
    for (int i = 0; i < names.size(); i++) {
      MessageDigest sha256 = sha256();
      try (InputStream in = Files.newInputStream(output.resolve(names.get(i)))) {
        for (int got = in.read(block); got >= 0; got = in.read(block)) {
          sha256.update(block, 0, got);
        }
      }
      String found = HexFormat.of().formatHex(sha256.digest());
      require(found.equals(hashes.get(i)), label, "another " + names.get(i));
    }
  }

  private static void require(boolean fine, String label, String instead) {
    if (!fine) {
      throw new IllegalStateException(label + " has made " + instead);
    }
  }

  /** Removes them. */
  void delete() throws IOException {
    for (String name : names) {
      Files.deleteIfExists(directory.resolve(name));
    }
  }
}
