// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JournalTest {
  @TempDir Path directory;

  private final List<String> warnings = new ArrayList<>();

  private Journal open() throws IOException, LockedException {
    return Journal.open(directory, true, warnings::add);
  }

  private RunRecord lastRun() throws IOException {
    return JournalReader.lastRun(directory).orElseThrow();
  }

  private static Map<State, Long> counts(State state, long count) {
    Map<State, Long> counts = new EnumMap<>(State.class);
    for (State each : State.values()) {
      counts.put(each, each == state ? count : 0);
    }
    return counts;
  }

  private static List<ItemEntry> items(RunRecord run) {
    List<ItemEntry> items = new ArrayList<>();
    run.items(items::add);
    return items;
  }

  private Path file() {
    return directory.resolve(Journal.FILE);
  }

  @Test
  void runThatEnded_isReadAsItWasWritten() throws Exception {
    RunFacts facts = Sample.facts(1);
    LostWorker lost = new LostWorker(4711, 137, "SIGKILL", "crash.log", List.of("bye", "é\n\""));
    Failure failure =
        new Failure("T", "T: \u0000\u2028 😀 \ud800", "J.java:1", lost, List.of("at"));
    SecretField secret = new SecretField("/lists/é.csv", "ab12", 3, "url");
    ItemEntry entry =
        new ItemEntry(
            0,
            -1,
            "näme\n",
            State.FAILED,
            new Reason(Reason.Cause.CODE, "com.acme.Jobs"),
            List.of(new Attempt("w_0", 5, 6, "again"), new Attempt("w_1", -7, 8, null)),
            failure,
            List.of("line 1", "line 2"),
            Sample.evidence("cmVz"),
            new ListRow(List.of("", "a,\"b\"\n"), secret));
    Conclusion conclusion =
        new Conclusion(Verdict.FAILED, Optional.of("1 failed"), Optional.of("9"));
    Table table =
        new Table(
            "hosts",
            "Hosts",
            List.of(
                new Table.Column("host", "Host", Table.Unit.TEXT),
                new Table.Column("bytes", "Size", Table.Unit.BYTES)),
            List.of(List.of("é\n\"</script>", 1L << 40), List.of("b", 0L)),
            7);
    try (Journal journal = open()) {
      journal.start(facts);
      journal.end(entry);
      journal.table(table);
      journal.conclude(conclusion, counts(State.FAILED, 1), Map.of(), 1234);
    }
    try (RunRecord run = lastRun()) {
      assertEquals(facts, run.facts());
      assertEquals(Optional.of(conclusion), run.conclusion());
      assertEquals(1234, run.elapsedMillis());
      assertEquals(counts(State.FAILED, 1), run.counts());
      assertEquals(List.of(entry), items(run));
      assertEquals(List.of(table), run.tables());
      assertEquals(Optional.empty(), run.before(entry));
      assertEquals(List.of(), run.past());
    }
    assertEquals(List.of(), warnings);
  }

  @Test
  void runIsConcluded_noOtherMayBeginBeforeItsReportsAreWritten() throws Exception {
    Journal journal = open();
    journal.start(Sample.facts(1));
    journal.conclude(Conclusion.of(Verdict.OK), counts(State.OK, 1), Map.of(), 5);
    assertThrows(LockedException.class, this::open);
    assertThrows(
        LockedException.class, () -> Journal.whileFree(directory, warnings::add, Assertions::fail));
    journal.close();
    Journal.whileFree(directory, warnings::add, () -> warnings.add("free"));
    assertEquals(List.of("free"), warnings);
    open().close();
  }

  @Test
  void itemIsDone_andTheRunIsKilledBeforeItsEnd_itCountsAsEnded() throws Exception {
    try (Journal journal = open()) {
      journal.start(Sample.facts(5));
      journal.begin(Sample.key(0), 0, Sample.label(0), "w_0", 100);
      journal.done(Sample.ended(0, State.OK));
      journal.done(Sample.ended(1, State.OK));
      journal.begin(Sample.key(1), 1, Sample.label(1), "w_1", 200); // written late
      journal.done(Sample.ended(2, State.OK));
      journal.end(Sample.ended(2, State.TIMED_OUT));
      journal.promise(Sample.ended(3, State.OK));
      journal.end(Sample.ended(3, State.CANCELLED));
    }
    try (RunRecord run = lastRun()) {
      assertEquals(2, run.counts().get(State.OK));
      assertEquals(1, run.counts().get(State.TIMED_OUT));
      assertEquals(1, run.counts().get(State.CANCELLED));
      assertEquals(1, run.counts().get(State.NOT_RUN));
      assertEquals(
          List.of(State.OK, State.OK, State.TIMED_OUT, State.CANCELLED),
          items(run).stream().map(ItemEntry::state).toList());
    }
    try (Journal journal = open()) {
      assertEquals(List.of(), journal.earlier().inFlight());
      for (long item = 0; item < 4; item++) {
        State expected = item == 2 ? State.TIMED_OUT : State.OK; // it has kept its promise
        Known known =
            journal.earlier().history().find(Sample.key(item), Sample.label(item)).orElseThrow();
        assertEquals(expected, known.entry().state());
      }
    }
    try (Journal again = open()) { // it is kept when the file is written anew
      assertTrue(again.earlier().history().find(Sample.key(1), Sample.label(1)).isPresent());
    }
  }

  @Test
  void itemIsPromised_itIsInTheFileAtOnce_orThatIsRefused() throws Exception {
    Journal journal = open();
    journal.start(Sample.facts(2));
    journal.promise(Sample.ended(0, State.OK));
    assertTrue(Files.readString(file()).contains(Sample.label(0)), "it is only in memory");

    journal.conclude(Conclusion.of(Verdict.INTERRUPTED), counts(State.OK, 1), Map.of(), 5);
    IOException late =
        assertThrows(IOException.class, () -> journal.promise(Sample.ended(1, State.OK)));

    assertTrue(late.getMessage().contains("the run has ended"), late.getMessage());
    journal.close();
  }

  @Test
  void runThatWasKilled_hasNoConclusion_andItsItemsAddUp() throws Exception {
    try (Journal journal = open()) {
      journal.start(Sample.facts(5));
      journal.begin(Sample.key(0), 0, Sample.label(0), "w_0", 100);
      journal.begin(Sample.key(1), 1, Sample.label(1), "w_1", 200);
      journal.end(Sample.ended(0, State.OK));
      journal.end(Sample.ended(2, State.FAILED));
    } // closed without a conclusion: as if killed
    try (RunRecord run = lastRun()) {
      assertEquals(Optional.empty(), run.conclusion());
      assertEquals(1, run.counts().get(State.OK));
      assertEquals(1, run.counts().get(State.FAILED));
      assertEquals(1, run.counts().get(State.CANCELLED));
      assertEquals(2, run.counts().get(State.NOT_RUN));
      List<ItemEntry> items = items(run);
      assertEquals(3, items.size());
      assertEquals(State.CANCELLED, items.get(2).state());
      assertEquals("item 1", items.get(2).label());
      assertEquals("w_1", items.get(2).worker());
      assertEquals(2, run.elapsedMillis());
      assertEquals(2500 - 200, items.get(2).micros() + 500);
    }
    try (Journal next = open()) {
      assertEquals(List.of("item 1"), labels(next.earlier().inFlight()));
      assertEquals(null, next.earlier().last().orElseThrow().verdict());
    }
  }

  private static List<String> labels(List<ItemEntry> entries) {
    return entries.stream().map(ItemEntry::label).toList();
  }

  @Test
  void nextRun_knowsHowItemsEndedLast_andWhatRunsThereWere() throws Exception {
    for (int run = 0; run < 3; run++) {
      try (Journal journal = open()) {
        journal.start(Sample.facts(2));
        journal.end(Sample.ended(run, State.OK));
        journal.end(Sample.ended(9, run == 1 ? State.OK : State.FAILED));
        journal.conclude(Conclusion.of(Verdict.FAILED), counts(State.OK, 2), Map.of(), 10 + run);
      }
    }
    try (Journal journal = open()) {
      History history = journal.earlier().history();
      assertEquals(4, history.size());
      for (int item = 0; item < 3; item++) {
        assertEquals(Sample.ended(item, State.OK), find(history, item));
      }
      assertEquals(State.FAILED, find(history, 9).state());
      assertTrue(history.find(Sample.key(9), "another text").isEmpty());
      assertTrue(history.find(77, "unknown").isEmpty());
      List<PastRun> past = journal.earlier().past();
      assertEquals(List.of(10L, 11L, 12L), past.stream().map(PastRun::elapsedMillis).toList());
      assertEquals(Verdict.FAILED, past.get(2).verdict());
      assertEquals(counts(State.OK, 2), past.get(2).counts());
    }
  }

  private static ItemEntry find(History history, long index) throws IOException {
    return history.find(Sample.key(index), Sample.label(index)).orElseThrow().entry();
  }

  @Test
  void itemsThatDidNotRun_staysKnownAsTheyEndedWhenTheyRan() throws Exception {
    try (Journal journal = open()) {
      journal.start(Sample.facts(2));
      journal.end(Sample.ended(0, State.OK));
      journal.end(Sample.ended(1, State.OK));
    }
    Evidence touched = Sample.evidence("new");
    try (Journal journal = open()) {
      journal.start(Sample.facts(2));
      journal.end(ItemEntry.unstarted(0, Sample.key(0), Sample.label(0), State.UP_TO_DATE, null));
      journal.renew(Sample.ended(1, State.OK).with(touched));
      journal.end(ItemEntry.unstarted(1, Sample.key(1), Sample.label(1), State.UP_TO_DATE, null));
    }
    try (RunRecord run = lastRun()) {
      assertEquals(2, items(run).size());
      assertEquals(Sample.ended(0, State.OK), run.before(items(run).get(0)).orElseThrow());
    }
    try (Journal journal = open()) {
      assertEquals(Sample.ended(0, State.OK), find(journal.earlier().history(), 0));
      assertEquals(touched, find(journal.earlier().history(), 1).evidence());
    }
  }

  @Test
  void itemWasToRunAgain_andRunWasKilled_itIsNotKnown() throws Exception {
    try (Journal journal = open()) {
      journal.start(Sample.facts(1));
      journal.end(Sample.ended(0, State.OK));
    }
    try (Journal journal = open()) {
      journal.start(Sample.facts(1));
      journal.again(Sample.key(0));
    }
    try (Journal journal = open()) {
      assertTrue(journal.earlier().history().find(Sample.key(0), Sample.label(0)).isEmpty());
    }
  }

  @Test
  void E1_lastLineIsTorn_itIsCutOff_andSaidOnce() throws Exception {
    try (Journal journal = open()) {
      journal.start(Sample.facts(2));
      journal.end(Sample.ended(0, State.OK));
      journal.end(Sample.ended(1, State.OK));
    }
    byte[] bytes = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(bytes, bytes.length - 5));
    try (Journal journal = open()) {
      assertEquals(1, journal.earlier().history().size());
      assertEquals(
          List.of(
              file()
                  + " ends in the middle of a record, as when a run is killed while it writes; that record was cut off, and its item runs again."),
          warnings);
    }
    open().close();
    assertEquals(1, warnings.size());
  }

  @Test
  void E1_lineInTheMiddleIsBad_itsItemRuns_andItsNumberIsSaid() throws Exception {
    try (Journal journal = open()) {
      journal.start(Sample.facts(3));
      for (int item = 0; item < 3; item++) {
        journal.end(Sample.ended(item, State.OK));
      }
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(file()));
    lines.set(3, lines.get(3).replace("worker", "walker"));
    Files.write(file(), lines);
    try (Journal journal = open()) {
      History history = journal.earlier().history();
      assertTrue(history.find(Sample.key(1), Sample.label(1)).isEmpty());
      assertEquals(2, history.size());
      assertEquals(1, warnings.size());
      assertTrue(warnings.get(0).contains("is damaged: line 4 cannot be read."), warnings.get(0));
    }
  }

  @Test
  void E3_journalIsOfALaterVersion_itIsKept_andAllItemsRun() throws Exception {
    String later = "{\"t\":\"journal\",\"v\":2,\"x\":\"?\"}\n";
    Files.writeString(file(), later);
    try (Journal journal = open()) {
      assertEquals(0, journal.earlier().history().size());
    }
    assertEquals(later, Files.readString(directory.resolve("journal.v2.bak")));
    assertTrue(warnings.get(0).contains("later version"), warnings.get(0));
  }

  @Test
  void E2_journalIsEmpty_orNoJournalAtAll_isAFreshStart() throws Exception {
    Files.createFile(file());
    open().close();
    assertEquals(List.of(), warnings);
    Files.writeString(file(), "not\nours\n");
    open().close();
    assertEquals(1, warnings.size());
  }

  @Test
  void E2_journalIsADirectory_openingFails_andTheLockIsFree() throws Exception {
    Files.createDirectory(file());
    assertThrows(IOException.class, this::open);
    Files.delete(file());
    open().close();
  }

  @Test
  void itemsAreToBeForgotten_pastRunsAreNot() throws Exception {
    try (Journal journal = open()) {
      journal.start(Sample.facts(1));
      journal.end(Sample.ended(0, State.OK));
    }
    try (Journal journal = Journal.open(directory, false, warnings::add)) {
      assertEquals(0, journal.earlier().history().size());
      assertEquals(1, journal.earlier().past().size());
    }
  }

  @Test
  void E7_twoRunsAtOnce_secondIsRefused_untilTheFirstHasEnded() throws Exception {
    Journal first = open();
    LockedException locked = assertThrows(LockedException.class, this::open);
    assertTrue(locked.getMessage().contains("this JVM"), locked.getMessage());
    first.close();
    open().close();
  }

  @Test
  void C15_directoryIsRemovedDuringTheRun_journalIsPutBack() throws Exception {
    try (Journal journal = open()) {
      journal.start(Sample.facts(2));
      journal.end(Sample.ended(0, State.OK));
      journal.flush();
      removeDirectory();
      journal.keep();
      journal.end(Sample.ended(1, State.OK));
      assertEquals(1, warnings.size());
      assertFalse(journal.trouble() != null);
    }
    try (RunRecord run = lastRun()) {
      assertEquals(2, items(run).size());
    }
  }

  private void removeDirectory() throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  @Test
  void C15_directoryIsRemovedTwice_runIsToEnd() throws Exception {
    try (Journal journal = open()) {
      journal.start(Sample.facts(1));
      journal.flush();
      removeDirectory();
      journal.keep();
      removeDirectory();
      journal.keep();
      assertEquals(
          file() + " was removed during the run, for the second time",
          String.valueOf(journal.trouble().getMessage()));
    }
  }

  @Test
  void C15_directoryIsRemovedJustBeforeTheEnd_journalIsPutBack() throws Exception {
    Journal journal = open();
    journal.start(Sample.facts(1));
    journal.end(Sample.ended(0, State.OK));
    journal.flush();
    removeDirectory();
    journal.conclude(Conclusion.of(Verdict.OK), counts(State.OK, 1), Map.of(), 5);
    journal.close();
    try (RunRecord run = lastRun()) {
      assertEquals(1, items(run).size());
    }
    open().close();
  }

  @Test
  void killedWhileCompacting_oldJournalIsThere() throws Exception {
    try (Journal journal = open()) {
      journal.start(Sample.facts(1));
      journal.end(Sample.ended(0, State.OK));
    }
    Files.writeString(
        directory.resolve("journal.tmp"),
        "half",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE);
    try (Journal journal = open()) {
      assertEquals(1, journal.earlier().history().size());
    }
    assertFalse(Files.exists(directory.resolve("journal.tmp")));
  }
}
