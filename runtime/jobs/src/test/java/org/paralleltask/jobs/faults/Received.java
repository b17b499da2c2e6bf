// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.faults;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param target as in the first line: a path, a whole URL, or host and port of a CONNECT
 * @param path without query
 * @param headers by name in lower case
 * @param atNanos when it had come in, by {@link System#nanoTime}
 */
public record Received(
    String method, String target, String path, Map<String, List<String>> headers, long atNanos) {

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of()).stream()
        .findFirst();
  }

  boolean wantsBody() {
    return !method.equals("HEAD");
  }
}
