// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.fresh.ContentHash;
import org.paralleltask.jobs.journal.SecretField;

/** A list of items as it was when it was read, as a whole. Used by one thread. */
public final class ListFile {
  private final Path file;
  private final byte[] bytes;
  private @Nullable String sha256;

  private ListFile(Path file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /** Reads it. */
  public static ListFile read(Path file) throws IOException {
    return new ListFile(file, Files.readAllBytes(file));
  }

  /**
   * What is in it, without a byte order mark.
   *
   * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
   */
  public String text() throws IOException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Whether its rows are CSV, as its name says. */
  public boolean isCsv() {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  /** Of all of it, in hexadecimal; it is hashed when that is asked for first. */
  public String sha256() {
    String known = sha256;
    if (known == null) {
      known = ContentHash.of(bytes);
      sha256 = known;
    }
    return known;
  }

  /** Where a field stands, for what must not hold the field itself. */
  public SecretField field(long line, String column) {
    return new SecretField(file.toAbsolutePath().toString(), sha256(), line, column);
  }
}
