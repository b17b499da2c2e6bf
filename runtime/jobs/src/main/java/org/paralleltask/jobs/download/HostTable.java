// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.paralleltask.jobs.http.Http;
import org.paralleltask.jobs.http.Urls;
import org.paralleltask.jobs.journal.Table;
import org.paralleltask.jobs.journal.Table.Column;
import org.paralleltask.jobs.journal.Table.Unit;

/** What has come from which host, and how often it was in vain. Thread-safe. */
final class HostTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("host", "Host", Unit.TEXT),
          new Column("files", "Files", Unit.COUNT),
          new Column("bytes", "Size", Unit.BYTES),
          new Column("requests", "Requests", Unit.COUNT),
          new Column("attempts", "Attempts", Unit.COUNT),
          new Column("failures", "Failures", Unit.COUNT),
          new Column("pauses", "Asked to wait", Unit.COUNT),
          new Column("pausedMs", "Paused for", Unit.MILLIS));

  private final Map<String, Counts> hosts = new ConcurrentHashMap<>();

  /** Of one host. */
  private static final class Counts {
    static final Counts NONE = new Counts();

    final LongAdder attempts = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder files = new LongAdder();
    final LongAdder bytes = new LongAdder();
  }

  private Counts of(URI url) {
    return hosts.computeIfAbsent(Urls.host(url), host -> new Counts());
  }

  /** An attempt at a URL has ended well. */
  void add(URI url, Downloaded file) {
    Counts counts = of(url);
    counts.attempts.increment();
    if (!file.unchanged()) {
      counts.files.increment();
      counts.bytes.add(file.size());
    }
  }

  /** An attempt at a URL was in vain. */
  void addFailure(URI url) {
    Counts counts = of(url);
    counts.attempts.increment();
    counts.failures.increment();
  }

  /**
   * The hosts, those that were asked most first.
   *
   * @param asked what is known of those that were asked
   */
  Table table(Map<String, Http.Asked> asked) {
    Set<String> names = new TreeSet<>(hosts.keySet());
    names.addAll(asked.keySet());
    List<List<Object>> rows = new ArrayList<>();
    names.forEach(name -> rows.add(row(name, asked.getOrDefault(name, Http.Asked.NEVER))));
    rows.sort(Comparator.comparing((List<Object> row) -> (Long) row.get(3)).reversed());
    return new Table("hosts", "Hosts", COLUMNS, rows, rows.size());
  }

  private List<Object> row(String name, Http.Asked asked) {
    Counts counts = hosts.getOrDefault(name, Counts.NONE);
    Duration paused = asked.paused();
    return List.of(
        name,
        counts.files.sum(),
        counts.bytes.sum(),
        asked.requests(),
        counts.attempts.sum(),
        counts.failures.sum(),
        asked.pauses(),
        paused.toMillis());
  }
}
