// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import org.paralleltask.jobs.fresh.Attested;

/**
 * A file that is whole and right; or that is not there, where that is fine.
 *
 * @param file where it is
 * @param size in bytes
 * @param modifiedMillis when it was changed last, in milliseconds since 1970
 * @param sha256 of its content, in hexadecimal; empty if only another hash was looked at
 * @param unchanged whether it was there already
 * @param missing why it is not there; empty if it is
 */
public record Downloaded(
    Path file, long size, long modifiedMillis, String sha256, boolean unchanged, String missing)
    implements Attested {

  /** What is about to become {@code target}. */
  static Downloaded of(Path part, Path target, String sha256) throws IOException {
    return of(part, target, sha256, false);
  }

  /** What is about to become {@code target}, and looks like that. */
  static Downloaded of(Path target, long size, Instant modified, String sha256) {
    return new Downloaded(target, size, modified.toEpochMilli(), sha256, false, "");
  }

  /** What is there, if it is found to hash to that. */
  static Downloaded unchanged(Path target, Checksum checksum) throws IOException {
    String sha256 = checksum.algorithm().equals("sha256") ? checksum.hex() : "";
    return of(target, target, sha256, true);
  }

  private static Downloaded of(Path now, Path target, String sha256, boolean unchanged)
      throws IOException {
    BasicFileAttributes seen = Files.readAttributes(now, BasicFileAttributes.class);
    long modified = seen.lastModifiedTime().toMillis();
    return new Downloaded(target, seen.size(), modified, sha256, unchanged, "");
  }

  /**
   * What no server has.
   *
   * @param why what the servers said
   */
  static Downloaded missing(Path target, String why) {
    String old = Files.exists(target) ? "; the file of an earlier run is kept" : "";
    return new Downloaded(target, 0, 0, "", false, why + old);
  }

  @Override
  public Optional<String> absence() {
    return missing.isEmpty() ? Optional.empty() : Optional.of(missing);
  }

  @Override
  public Optional<Content> content() {
    return sha256.isEmpty()
        ? Optional.empty()
        : Optional.of(new Content(file, size, modifiedMillis, sha256));
  }

  /** Its path. */
  @Override
  public String toString() {
    return file.toString();
  }
}
