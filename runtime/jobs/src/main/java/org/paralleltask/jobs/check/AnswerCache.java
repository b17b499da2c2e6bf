// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.Urls;
import org.paralleltask.jobs.report.AtomicFile;

/**
 * Good answers of other people's servers, which need not be asked each time. One line of a file for
 * each: when it stops to count, the status, and a hash of what was accepted then and the address,
 * which may have secrets in it. Thread-safe.
 */
final class AnswerCache {
  private static final double JITTER = 0.2;

  private final @Nullable Path file;
  private final Duration age;
  private final boolean forEver;
  private final String accepted;
  private final Map<String, Entry> known = new ConcurrentHashMap<>();
  private final Map<String, Entry> fresh = new ConcurrentHashMap<>();

  private record Entry(long until, String code) {}

  /**
   * @param forEver whether the age of an answer does not matter
   */
  AnswerCache(@Nullable Path file, Duration age, boolean forEver, Accepted accept) {
    this.file = file;
    this.age = age;
    this.forEver = forEver;
    this.accepted = Integer.toHexString(accept.toString().hashCode());
    this.known.putAll(read());
  }

  /** The code of the earlier answer that still counts; null if there is none. */
  @Nullable String find(URI uri) {
    Entry entry = known.get(key(uri));
    if (entry == null) {
      return null;
    }
    return forEver || entry.until > System.currentTimeMillis() ? entry.code : null;
  }

  /** Keeps a good answer. Ages differ, so that not all of them are asked for again in one run. */
  void keep(URI uri, String code) {
    if (!age.isZero()) {
      double part = 1 - JITTER + 2 * JITTER * ThreadLocalRandom.current().nextDouble();
      long until = System.currentTimeMillis() + (long) (age.toMillis() * part);
      fresh.put(key(uri), new Entry(until, code));
    }
  }

  /** Writes what is new beside what others may have written in between. */
  void write() throws IOException {
    if (file == null || fresh.isEmpty()) {
      return;
    }
    Map<String, Entry> all = new TreeMap<>(read());
    all.putAll(fresh);
    StringBuilder text = new StringBuilder();
    all.forEach((key, e) -> text.append(e.until + " " + e.code + " " + key + "\n"));
    AtomicFile.write(file, text.toString());
  }

  private String key(URI uri) {
    return Urls.hash(accepted + " " + uri);
  }

  private Map<String, Entry> read() {
    Map<String, Entry> all = new TreeMap<>();
    if (file != null && Files.isRegularFile(file)) {
      try {
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
            .lines()
            .forEach(line -> add(all, line));
      } catch (IOException unreadable) {
        all.clear(); // then everything is asked for
      }
    }
    return all;
  }

  private static void add(Map<String, Entry> all, String line) {
    String[] words = line.split(" ", 3);
    if (words.length == 3 && words[0].matches("\\d{1,18}")) {
      all.put(words[2], new Entry(Long.parseLong(words[0]), words[1]));
    }
  }
}
