// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.input.ListFile;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.Journal;
import org.paralleltask.jobs.journal.JournalReader;
import org.paralleltask.jobs.journal.ListRow;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.journal.RunRecord;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.journal.Verdict;
import org.paralleltask.jobs.report.sample.SampleRun;
import org.paralleltask.jobs.spec.ReportKind;

/** What failed of a ready-made job, as the list of its next run. */
class FailedRowsTest {
  private static final List<String> COLUMNS = List.of("url", "path");

  @TempDir Path directory;
  private final List<String> warnings = new ArrayList<>();
  private Path list;

  @BeforeEach
  void setUp() {
    list = directory.resolve("list.csv");
  }

  private static RunFacts facts(List<String> columns) {
    RunFacts some = SampleRun.failed(1, 1).readyMade().facts();
    return new RunFacts(
        some.id(),
        some.job(),
        some.task(),
        some.stages(),
        some.total(),
        some.pool(),
        some.mode(),
        some.workers(),
        "itemsFrom Download.transfers()",
        columns,
        some.start(),
        some.options(),
        some.environment(),
        "mvn parallel:download");
  }

  private static ItemEntry failed(long index, String label) {
    Failure failure = new Failure("HTTP_404", "HTTP_404: gone", null);
    return ItemEntry.unstarted(index, index + 1, label, State.FAILED, failure);
  }

  private void run(List<String> columns, ItemEntry... items) throws Exception {
    Map<State, Long> counts = new EnumMap<>(State.class);
    counts.put(State.FAILED, (long) items.length);
    try (Journal journal = Journal.open(directory, true, warnings::add)) {
      journal.start(facts(columns));
      for (ItemEntry item : items) {
        journal.end(item);
      }
      journal.conclude(Conclusion.of(Verdict.FAILED), counts, Map.of(), 5);
    }
  }

  private List<String> report(String name) throws IOException {
    try (RunRecord record = JournalReader.lastRun(directory).orElseThrow()) {
      Reports.write(record, directory, Set.of(ReportKind.FAILED), warnings::add);
    }
    return Files.readAllLines(directory.resolve(name));
  }

  private void runOverList() throws Exception {
    Files.writeString(
        list, "\uFEFFpath,URL\n\"a,1\",https://x/a\n\"b\nc\", https://x/b?token=s3cret \n");
    ListFile read = ListFile.read(list);
    run(
        COLUMNS,
        failed(0, "a").asRow(new ListRow(List.of("https://x/a", "a,1"), null)),
        failed(1, "b").asRow(new ListRow(List.of("", "b\nc"), read.field(3, "url"))));
  }

  @Test
  void rows_areThoseOfTheList_andSecretsStayInTheList() throws Exception {
    runOverList();
    assertFalse(Files.readString(directory.resolve(Journal.FILE)).contains("s3cret"));
    assertEquals(
        List.of("url,path", "https://x/a,\"a,1\"", "https://x/b?token=s3cret,\"b", "c\""),
        report("failed.csv"));
    assertEquals(List.of(), warnings);
  }

  @Test
  void listThatHasChanged_isNotReadAnyMore_andAWarningSaysWhatIsMissing() throws Exception {
    runOverList();
    Files.writeString(list, Files.readString(list).replace("s3cret", "other"));
    assertEquals(List.of("url,path", "https://x/a,\"a,1\""), report("failed.csv"));
    assertEquals(
        List.of(
            directory.resolve("failed.csv")
                + " is not complete: 1 of the failed items cannot be given so: what is secret about"
                + " them is not in the list any more, or was in none. Run all of them again with:"
                + " mvn parallel:download -Dparallel.rerun=failed"),
        warnings);
  }

  @Test
  void listThatIsGone_costsItsSecretRowsOnly() throws Exception {
    runOverList();
    Files.delete(list);
    assertEquals(2, report("failed.csv").size());
    assertEquals(1, warnings.size());
  }

  @Test
  void nothingFailed_listHasNoRows() throws Exception {
    run(COLUMNS);
    assertEquals(List.of("url,path"), report("failed.csv"));
  }

  @Test
  void lines_areThoseOfTheList_andWhatWasInNoneIsAComment() throws Exception {
    list = directory.resolve("list.txt");
    Files.writeString(list, "# these\r\nhttps://x/b?key=s3cret\r\n");
    ListFile read = ListFile.read(list);
    run(
        List.of(),
        failed(0, "a").asRow(new ListRow(List.of("https://x/a"), null)),
        failed(1, "b").asRow(new ListRow(List.of(""), read.field(2, ""))),
        failed(2, "/found/"));
    assertEquals(
        List.of(
            "https://x/a",
            "https://x/b?key=s3cret",
            "# Items of parallel:download cannot be given line by line; run them again with:",
            "#   mvn parallel:download -Dparallel.rerun=failed",
            "# item 3, not as a line: /found/"),
        report("failed.txt"));
    assertTrue(warnings.isEmpty(), warnings.toString());
  }
}
