// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The last run of a journal, read from the file whenever it is asked for its items. */
final class LastRun implements RunRecord {
  private final Path file;
  private final Replay replay;
  private final RunFacts facts;
  private final List<ItemEntry> inFlight;
  private final long elapsedMillis;
  private @Nullable History earlier;

  private LastRun(Path file, Replay replay, RunFacts facts) throws IOException {
    this.file = file;
    this.replay = replay;
    this.facts = facts;
    try (RecordFile records = new RecordFile(file)) {
      this.elapsedMillis = elapsed(replay, records);
      this.inFlight = inFlight(replay, records, elapsedMillis * 1000);
    }
  }

  /** The last run; empty if the journal tells of none. */
  static Optional<LastRun> of(Path file, Replay replay) throws IOException {
    Optional<RunFacts> facts = replay.facts();
    return facts.isEmpty() ? Optional.empty() : Optional.of(new LastRun(file, replay, facts.get()));
  }

  private static long elapsed(Replay replay, RecordFile records) throws IOException {
    JsonObject close = replay.close();
    if (close != null) {
      return close.get("ms").getAsLong();
    }
    if (replay.lastTimed() == Replay.NOWHERE) {
      return 0;
    }
    Attempt last = records.read(replay.lastTimed()).last();
    return (last.startMicros() + last.micros()) / 1000;
  }

  /** They ran until the end, as far as that is known. */
  private static List<ItemEntry> inFlight(Replay replay, RecordFile records, long endMicros)
      throws IOException {
    List<ItemEntry> items = new ArrayList<>();
    for (long offset : replay.inFlight()) {
      ItemEntry begun = records.read(offset);
      Attempt attempt = begun.last();
      long micros = Math.max(0, endMicros - attempt.startMicros());
      items.add(
          new ItemEntry(
              begun.index(),
              begun.key(),
              begun.label(),
              State.CANCELLED,
              null,
              List.of(new Attempt(attempt.worker(), attempt.startMicros(), micros, null)),
              null,
              List.of(),
              null));
    }
    return items;
  }

  @Override
  public RunFacts facts() {
    return facts;
  }

  @Override
  public Optional<Conclusion> conclusion() {
    return Optional.ofNullable(replay.close()).map(HeadFormat::conclusion);
  }

  @Override
  public long elapsedMillis() {
    return elapsedMillis;
  }

  @Override
  public Map<State, Long> counts() {
    JsonObject close = replay.close();
    return close != null ? HeadFormat.counts(close.getAsJsonObject("counts")) : counted();
  }

  @Override
  public Map<String, Map<State, Long>> stages() {
    JsonObject close = replay.close();
    return close == null ? Map.of() : HeadFormat.stages(close);
  }

  private Map<State, Long> counted() {
    Map<State, Long> counts = new EnumMap<>(State.class);
    for (State state : State.values()) {
      counts.put(state, replay.counts().getOrDefault(state, 0L));
    }
    counts.merge(State.CANCELLED, (long) inFlight.size(), Long::sum);
    long sum = counts.values().stream().mapToLong(Long::longValue).sum();
    long rest = facts.total().orElse(0) - sum;
    counts.merge(State.NOT_RUN, Math.max(0, rest), Long::sum);
    return counts;
  }

  /** As an earlier run, once there is a later one. */
  PastRun toPast() {
    return new PastRun(
        facts.id(),
        facts.start(),
        elapsedMillis,
        conclusion().map(Conclusion::verdict).orElse(null),
        counts());
  }

  /** The items that were running when the run was killed. */
  List<ItemEntry> inFlight() {
    return inFlight;
  }

  @Override
  public List<Table> tables() {
    return List.copyOf(replay.tables());
  }

  @Override
  public List<PastRun> past() {
    return List.copyOf(replay.past());
  }

  @Override
  public void items(Consumer<? super ItemEntry> items) {
    try (JournalLines lines = new JournalLines(file)) {
      BitSet seen = new BitSet();
      while (lines.next()) {
        Line line = lines.line();
        if (lines.isGood() && isEnd(line) && Replay.isNew(seen, line.index())) {
          items.accept(EntryReader.read(line));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    inFlight.forEach(items);
  }

  private boolean isEnd(Line line) {
    if (line.run() != replay.run() || line.state() == null) {
      return false;
    }
    return line.type() == Line.Type.END
        || (line.type() == Line.Type.DONE && replay.isOnlyDone(line.index()));
  }

  @Override
  public Optional<ItemEntry> before(ItemEntry item) {
    try {
      History known = earlier == null ? earlier() : earlier;
      earlier = known;
      return known.find(item.key(), item.label()).map(Known::entry);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private History earlier() throws IOException {
    KeyTable table = new KeyTable();
    try (JournalLines lines = new JournalLines(file)) {
      while (lines.next()) {
        if (lines.isGood() && lines.line().run() < replay.run()) {
          note(lines.line(), lines.offset(), table);
        }
      }
    }
    return new History(table, new RecordFile(file));
  }

  private static void note(Line line, long offset, KeyTable table) {
    State state = line.state();
    if (state != null && (line.type() == Line.Type.KNOWN || Replay.isTelling(state))) {
      table.put(line.key(), offset, line.run());
    }
  }

  @Override
  public void close() {
    try {
      if (earlier != null) {
        earlier.close();
      }
    } catch (IOException unclosable) {
      throw new UncheckedIOException(unclosable);
    }
  }
}
