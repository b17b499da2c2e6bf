// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the content of a file must hash to.
 *
 * @param algorithm sha256, sha512, sha1 or md5
 * @param hex the hash, in lower case
 */
public record Checksum(String algorithm, String hex) {
  static final Map<String, Integer> LENGTHS =
      Map.of("sha256", 64, "sha512", 128, "sha1", 40, "md5", 32);

  static final List<String> STRONGEST_FIRST = List.of("sha512", "sha256", "sha1", "md5");

  private static final Map<String, String> NAMES =
      Map.of("sha256", "SHA-256", "sha512", "SHA-512", "sha1", "SHA-1", "md5", "MD5");

  /** Checks that it can be one. */
  public Checksum {
    hex = hex.strip().toLowerCase(Locale.ROOT);
    Integer length = LENGTHS.get(algorithm);
    if (length == null) {
      throw new IllegalArgumentException(
          "\"%s\" is not one of sha256, sha512, sha1, md5".formatted(algorithm));
    }
    if (hex.length() != length || !isHexadecimal(hex)) {
      throw new IllegalArgumentException(
          "\"%s\" is no %s, which has %d hexadecimal digits".formatted(hex, algorithm, length));
    }
  }

  private static boolean isHexadecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
        return false;
      }
    }
    return true;
  }

  /** Of a hash alone, whose length tells the algorithm. */
  static Checksum guess(String hex) {
    Optional<String> algorithm =
        LENGTHS.entrySet().stream()
            .filter(entry -> entry.getValue() == hex.strip().length())
            .map(Map.Entry::getKey)
            .findFirst();
    return new Checksum(algorithm.orElse("sha256"), hex);
  }

  MessageDigest newDigest() {
    return digest(algorithm);
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(NAMES.getOrDefault(algorithm, algorithm));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("This JDK has no " + algorithm, missing);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Whether a file has it. */
  boolean isOf(Path file) throws IOException {
    MessageDigest digest = newDigest();
    read(file, List.of(digest));
    return hex(digest).equals(hex);
  }

  static void read(Path file, List<MessageDigest> digests) throws IOException {
    byte[] bytes = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int got = in.read(bytes); got >= 0; got = in.read(bytes)) {
        for (MessageDigest digest : digests) {
          digest.update(bytes, 0, got);
        }
      }
    }
  }

  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }
}
