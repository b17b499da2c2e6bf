// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.Urls;
import org.paralleltask.jobs.report.AtomicFile;

/**
 * Good answers of other people's servers, which need not be asked each time. One line of a file for
 * each: when it stops to count, the status, a hash of what was accepted then and the address, which
 * may have secrets in it, and where a permanent redirect leads, if it is one. Thread-safe.
 */
final class AnswerCache {
  private static final double JITTER = 0.2;

  private final @Nullable Path file;
  private final Duration age;
  private final boolean forEver;
  private final String accepted;
  private final Map<String, Entry> known = new ConcurrentHashMap<>();
  private final Map<String, Entry> fresh = new ConcurrentHashMap<>();

  /**
   * An answer.
   *
   * @param until when it stops to count, in ms since 1970
   * @param target where a permanent redirect leads; empty if there is none
   */
  private record Entry(long until, String code, String target) {
    Judgement judgement(String link) {
      Kind kind = target.isEmpty() ? Kind.OK : Kind.REDIRECTED;
      String detail = code + " (cached) " + link;
      return new Judgement(kind, code, detail, target.isEmpty() ? null : target, false);
    }
  }

  /**
   * @param forEver whether the age of an answer does not matter
   * @param accepted what is accepted as good
   */
  AnswerCache(@Nullable Path file, Duration age, boolean forEver, String accepted) {
    this.file = file;
    this.age = age;
    this.forEver = forEver;
    this.accepted = Integer.toHexString(accepted.hashCode());
    this.known.putAll(read());
  }

  /**
   * What the earlier answer meant, if it still counts.
   *
   * @param shown what users know the address by
   */
  Optional<Judgement> find(URI uri, String shown) {
    return Optional.ofNullable(known.get(key(uri)))
        .filter(entry -> forEver || entry.until > System.currentTimeMillis())
        .map(entry -> entry.judgement(shown));
  }

  /** Keeps a good answer. Ages differ, so that not all of them are asked for again in one run. */
  void keep(URI uri, Judgement answer) {
    if (!age.isZero()) {
      double part = 1 - JITTER + 2 * JITTER * ThreadLocalRandom.current().nextDouble();
      long until = System.currentTimeMillis() + (long) (age.toMillis() * part);
      String target = answer.target() == null ? "" : answer.target();
      fresh.put(key(uri), new Entry(until, answer.code(), target));
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
    all.forEach(
        (key, e) ->
            text.append(String.join(" ", Long.toString(e.until), e.code, key, e.target).strip())
                .append('\n'));
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
    String[] words = line.split(" ", 4);
    if (words.length >= 3 && words[0].matches("\\d{1,18}")) {
      String target = words.length == 4 ? words[3] : "";
      all.put(words[2], new Entry(Long.parseLong(words[0]), words[1], target));
    }
  }
}
