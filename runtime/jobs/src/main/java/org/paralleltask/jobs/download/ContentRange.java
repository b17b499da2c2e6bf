// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a file a server sends.
 *
 * @param from the first byte
 * @param total how long the whole is; -1 if unknown
 */
record ContentRange(long from, long total) {
  private static final Pattern FORM =
      Pattern.compile("bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

  /** Reads the header; empty if it is absent, or garbage. */
  static Optional<ContentRange> parse(String header) {
    Matcher parts = FORM.matcher(header.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    long total = parts.group(3).equals("*") ? -1 : Long.parseLong(parts.group(3));
    return Optional.of(new ContentRange(Long.parseLong(parts.group(1)), total));
  }
}
