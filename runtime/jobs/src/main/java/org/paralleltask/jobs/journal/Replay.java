// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a journal says, after all of it was read once. Of runs that were killed, or whose journal
 * was damaged, it says what is certain; nothing in the file makes it throw.
 *
 * <p>Its layout, as {@link Compaction} makes it: earlier runs in short, then one record for each
 * item that they knew, then the last run with all its records. A damaged line among the first two
 * costs its own item; one of the last run might have said that an item is no longer what an earlier
 * run said, so then nothing is believed that the last run has not confirmed.
 */
final class Replay {
  static final long NOWHERE = -1;

  private static final int MOST_NAMED = 5;

  /** Beyond that many positions, records that are there twice are counted twice. */
  private static final long MOST_POSITIONS = 1L << 28;

  private final KeyTable table;
  private final List<PastRun> past = new ArrayList<>();
  private final Map<State, Long> counts = new EnumMap<>(State.class);
  private final BitSet ended = new BitSet();
  private final BitSet done = new BitSet();
  private final Map<Long, Long> begun = new LinkedHashMap<>();
  private final List<Long> badLines = new ArrayList<>();
  private long bad;
  private long badAtTheEnd;
  private int doubtfulRun;
  private int run;
  private @Nullable JsonObject head;
  private @Nullable JsonObject close;
  private final List<Table> tables = new ArrayList<>();
  private long lastTimed = NOWHERE;

  private Replay(KeyTable table) {
    this.table = table;
  }

  /** Reads a journal; one that is not there says nothing. */
  static Replay of(Path file) throws IOException {
    return of(file, new KeyTable());
  }

  /** Reads a journal for what it says of its last run: in the same memory, however many items. */
  static Replay ofLastRun(Path file) throws IOException {
    return of(file, KeyTable.small());
  }

  private static Replay of(Path file, KeyTable table) throws IOException {
    Replay replay = new Replay(table);
    if (Files.exists(file)) {
      try (JournalLines lines = new JournalLines(file)) {
        replay.read(lines);
      }
    }
    return replay;
  }

  private void read(JournalLines lines) throws IOException {
    while (lines.next()) {
      if (lines.isGood()) {
        bad += badAtTheEnd;
        good(lines.line(), lines.offset());
        badAtTheEnd = 0;
      } else {
        badAtTheEnd++;
        if (badLines.size() < MOST_NAMED) {
          badLines.add(lines.number());
        }
      }
    }
    if (doubtfulRun == run) {
      table.forgetBefore(run);
    }
  }

  private void good(Line line, long offset) {
    if (line.run() > run) {
      begin(line.run());
    }
    if (badAtTheEnd > 0) {
      doubtfulRun = run;
    }
    Line.Type type = line.type();
    if (type != null) {
      try {
        take(type, line, offset);
      } catch (RuntimeException foreign) {
        bad++; // somebody else has written it, with a checksum
      }
    }
  }

  /** Whatever is known of the run that was last until now belongs to the past. */
  private void begin(int later) {
    run = later;
    head = null;
    close = null;
    tables.clear();
    lastTimed = NOWHERE;
    counts.clear();
    ended.clear();
    done.clear();
    begun.clear();
  }

  private void take(Line.Type type, Line line, long offset) {
    switch (type) {
      case PAST -> past(HeadFormat.parse(line.json()).getAsJsonObject("run"));
      case AGAIN -> table.put(line.key(), KeyTable.BEGUN, line.run());
      case BEGIN -> begin(line, offset);
      case KNOWN -> table.put(line.key(), offset, line.run());
      case END -> end(line, offset);
      case DONE -> done(line, offset);
      case RUN -> head = line.run() == run ? HeadFormat.parse(line.json()) : head;
      case CLOSE -> close = line.run() == run ? HeadFormat.parse(line.json()) : close;
      case TABLE -> table(line);
      default -> {}
    }
  }

  private void table(Line line) {
    if (line.run() == run) {
      tables.add(TableFormat.table(HeadFormat.parse(line.json()).getAsJsonObject("table")));
    }
  }

  private void past(JsonObject json) {
    PastRun earlier = HeadFormat.pastRun(json);
    if (past.stream().noneMatch(known -> known.id().equals(earlier.id()))) {
      past.add(earlier);
    }
  }

  private void begin(Line line, long offset) {
    table.put(line.key(), KeyTable.BEGUN, line.run());
    if (line.run() == run) {
      lastTimed = offset;
      if (!isKnown(ended, line.index()) && !isKnown(done, line.index())) { // else written late
        begun.put(line.key(), offset);
      }
    }
  }

  private void end(Line line, long offset) {
    State state = line.state();
    if (state == null) {
      return;
    }
    if (!isTelling(state)) {
      table.confirm(line.key(), line.run());
    } else {
      begun.remove(line.key());
      if (state != State.CANCELLED || !isDone(line)) {
        table.put(line.key(), offset, line.run());
      }
    }
    if (line.run() == run && isNew(ended, line.index())) {
      counts.merge(state, 1L, Long::sum);
      lastTimed = offset;
    }
  }

  /** The end of the run may come when the item is done, and its output files have appeared. */
  private boolean isDone(Line line) {
    return line.run() == run && isKnown(done, line.index());
  }

  private void done(Line line, long offset) {
    table.put(line.key(), offset, line.run());
    begun.remove(line.key());
    if (line.run() == run && line.index() < MOST_POSITIONS) {
      done.set((int) line.index());
      lastTimed = offset;
    }
  }

  /** Whether all that the last run says of this position is that it is done. */
  boolean isOnlyDone(long index) {
    return isKnown(done, index) && !isKnown(ended, index);
  }

  /** How many items the last run has done and not ended. */
  private long onlyDone() {
    BitSet only = (BitSet) done.clone();
    only.andNot(ended);
    return only.cardinality();
  }

  /** Whether an end in this state says more of the item than what was known before. */
  static boolean isTelling(State state) {
    return switch (state) {
      case OK, FLAKY, FAILED, TIMED_OUT, CANCELLED -> true;
      case UP_TO_DATE, NOT_RUN, DUPLICATE -> false;
    };
  }

  /** A position ends once; what says it again is a copy. */
  static boolean isNew(BitSet seen, long index) {
    boolean known = isKnown(seen, index);
    if (index < MOST_POSITIONS) {
      seen.set((int) index);
    }
    return !known;
  }

  private static boolean isKnown(BitSet seen, long index) {
    return index < MOST_POSITIONS && seen.get((int) index);
  }

  KeyTable table() {
    return table;
  }

  /** The number of the last run; 0 if there is none. */
  int run() {
    return run;
  }

  /** The runs before the last. */
  List<PastRun> past() {
    return past;
  }

  /** What the last run said at its beginning; empty if that is lost, or if there is no run. */
  Optional<RunFacts> facts() {
    return Optional.ofNullable(head).map(json -> HeadFormat.facts(json.getAsJsonObject("facts")));
  }

  /** What the last run said at its end; null if it was killed. */
  @Nullable JsonObject close() {
    return close;
  }

  /** What the job itself said of its last run. */
  List<Table> tables() {
    return tables;
  }

  /** How many items the last run has ended in which way; those that are done, well. */
  Map<State, Long> counts() {
    Map<State, Long> all = new EnumMap<>(State.class);
    all.putAll(counts);
    all.merge(State.OK, onlyDone(), Long::sum);
    return all;
  }

  /** Where the last record with a time is, of the last run; {@link #NOWHERE} if there is none. */
  long lastTimed() {
    return lastTimed;
  }

  /** Where the beginnings are of those items that the last run did not end. */
  List<Long> inFlight() {
    return close != null ? List.of() : List.copyOf(begun.values());
  }

  /** What the user should read about the state of the file; empty if it is as it was written. */
  List<String> warnings(Path file) {
    List<String> warnings = new ArrayList<>();
    if (bad > 0) {
      warnings.add(
          "%s is damaged: %s. What they said is lost, and the items that they may have been about run again."
              .formatted(file, damage()));
    }
    if (badAtTheEnd > 0) {
      warnings.add(
          "%s ends in the middle of a record, as when a run is killed while it writes; that record was cut off, and its item runs again."
              .formatted(file));
    }
    if (table.left() > 0) {
      warnings.add(
          "The journal knows more items than fit into half of the memory (%d MB): %d of them run again. More memory: -Dparallel.workerJvmArgs=-Xmx1g."
              .formatted(Runtime.getRuntime().maxMemory() >> 20, table.left()));
    }
    return warnings;
  }

  private String damage() {
    long named = Math.min(bad, badLines.size());
    String lines =
        String.join(", ", badLines.subList(0, (int) named).stream().map(n -> "line " + n).toList());
    return bad > named
        ? lines + " and %d more cannot be read".formatted(bad - named)
        : lines + " cannot be read";
  }
}
