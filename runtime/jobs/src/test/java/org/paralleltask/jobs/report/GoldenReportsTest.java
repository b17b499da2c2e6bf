// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.Journal;
import org.paralleltask.jobs.journal.JournalReader;
import org.paralleltask.jobs.journal.RunRecord;
import org.paralleltask.jobs.journal.Verdict;
import org.paralleltask.jobs.report.sample.SampleRun;
import org.paralleltask.jobs.spec.ReportKind;

/**
 * A journal of two small runs that is kept in {@code golden}, beside all that is made of it: the
 * same journal gives the same bytes, and a journal of today can be read by what comes later. To
 * renew what is kept after a change that is meant, and to look at the difference:
 *
 * <pre>{@code mvn -o -q -pl runtime/jobs -am test -Dtest=GoldenReportsTest
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dparallel.golden=renew}</pre>
 */
@Timeout(60)
class GoldenReportsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final boolean RENEW = "renew".equals(System.getProperty("parallel.golden"));

  @TempDir Path directory;

  @BeforeEach
  void journal() throws Exception {
    if (RENEW) {
      add(SampleRun.good(12, 3), Verdict.OK);
      add(SampleRun.failed(16, 3), Verdict.FAILED);
    } else {
      Files.copy(GOLDEN.resolve(Journal.FILE), directory.resolve(Journal.FILE));
    }
  }

  private void add(SampleRun run, Verdict verdict) throws Exception {
    try (Journal journal = Journal.open(directory, true, warning -> {})) {
      journal.start(run.facts());
      run.items(journal::end);
      journal.conclude(Conclusion.of(verdict), run.counts(), Map.of(), run.elapsedMillis());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "journal.ndjson",
        "result.json",
        "items.ndjson",
        "junit.xml",
        "failed.txt",
        "summary.md",
        "trace.json",
        "report.html"
      })
  void sameJournal_sameBytes(String name) throws IOException {
    try (RunRecord run = JournalReader.lastRun(directory).orElseThrow()) {
      Reports.write(
          run,
          directory,
          ReportKind.all(),
          warning -> {
            throw new AssertionError(warning);
          });
    }
    Path made = directory.resolve(name);
    if (name.equals("report.html")) {
      Files.writeString(made, withoutProgram(Files.readString(made)));
    }
    if (RENEW) {
      Files.copy(made, GOLDEN.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    assertEquals(Files.readString(GOLDEN.resolve(name)), Files.readString(made));
  }

  /** What is the same in every page has tests of its own, in a browser. */
  private static String withoutProgram(String page) {
    return page.replaceAll("(?s)(<style>).*?(</style>)", "$1$2")
        .replaceAll("(?s)(<script>).*?(</script>)", "$1$2");
  }
}
