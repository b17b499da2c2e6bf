// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.paralleltask.jobs.journal.Attempt;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.RunRecord;
import org.paralleltask.jobs.journal.State;

/** What one stage of a run comes to. */
final class StageFigures {
  private final String name;
  private final Map<State, Long> counts = new EnumMap<>(State.class);
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros;

  private StageFigures(String name) {
    this.name = name;
    for (State state : State.values()) {
      counts.put(state, 0L);
    }
  }

  String name() {
    return name;
  }

  /** Every state with its count; those of all stages add up to those of the run. */
  Map<State, Long> counts() {
    return counts;
  }

  long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** When its first item began, from the beginning of the run; empty if none ran. */
  OptionalLong startMicros() {
    return lastMicros == 0 ? OptionalLong.empty() : OptionalLong.of(firstMicros);
  }

  /** From the beginning of its first item to the end of its last; 0 if none ran. */
  long micros() {
    return lastMicros == 0 ? 0 : lastMicros - firstMicros;
  }

  private void add(ItemEntry entry) {
    counts.merge(entry.state(), 1L, Long::sum);
    for (Attempt attempt : entry.attempts()) {
      firstMicros = Math.min(firstMicros, attempt.startMicros());
      lastMicros = Math.max(lastMicros, attempt.startMicros() + attempt.micros());
    }
  }

  /** All stages of a run, in their order; none if the job has no stages. */
  static final class All {
    private final Map<String, StageFigures> byName = new LinkedHashMap<>();

    All(List<String> names) {
      names.forEach(name -> byName.put(name, new StageFigures(name)));
    }

    /** The name of a stage is that of a method, and so has no slash. */
    void add(ItemEntry entry) {
      if (!byName.isEmpty()) {
        int slash = Math.max(0, entry.label().indexOf('/'));
        StageFigures stage = byName.get(entry.label().substring(0, slash));
        if (stage != null) {
          stage.add(entry);
        }
      }
    }

    /** The run may have counted items that have no entry. */
    List<StageFigures> counted(RunRecord record) {
      record
          .stages()
          .forEach(
              (name, counts) ->
                  Objects.requireNonNull(byName.get(name), "a stage of the run")
                      .counts
                      .putAll(counts));
      return new ArrayList<>(byName.values());
    }
  }
}
