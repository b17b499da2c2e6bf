// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class GivenOptionsTest {
  private static List<String> problemsOf(String name, String value) {
    return GivenOptions.of(Map.of(), Map.of("parallel." + name, value)).problems();
  }

  @Test
  void G10_turkishLocale_optionsAreReadAsAnywhere() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertEquals(List.of(), problemsOf("timeout", "1m"));
      assertEquals(List.of(), problemsOf("pool", "virtual"));
      assertEquals(1, problemsOf("workers", "1,5").size());
      String unknown = problemsOf("LIMIT", "3").get(0);
      assertTrue(unknown.contains("Did you mean \"parallel.limit\"?"), unknown);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void commandLine_winsOverThePom() {
    GivenOptions options =
        GivenOptions.of(
            Map.of(Option.WORKERS, "2", Option.LIMIT, "5"), Map.of("parallel.workers", "8"));

    assertEquals(Map.of("workers", "8", "limit", "5"), options.forTheJob());
    assertEquals(Map.of("workers", "command line", "limit", "POM"), options.sourcesForTheJob());
  }

  @Test
  void itemsOnTheCommandLine_replaceOtherInputsOfThePom() {
    GivenOptions options =
        GivenOptions.of(
            Map.of(Option.ITEMS_GLOB, "*.txt"), Map.of("parallel.itemsFile", "failed.txt"));

    assertEquals(List.of(), options.problems());
    assertEquals(Map.of("itemsFile", "failed.txt"), options.forTheJob());
  }

  @Test
  void twoInputsOfTheSameStrength_areRefused() {
    GivenOptions options =
        GivenOptions.of(Map.of(Option.ITEMS_GLOB, "*.txt", Option.ITEMS, "a"), Map.of());

    assertEquals(
        List.of(
            "Items can come from one source only, but there are \"items\" (POM) and \"itemsGlob\" (POM). Remove all but one."),
        options.problems());
  }

  @Test
  void optionsOfThePlugin_areNotTheJobs() {
    GivenOptions options =
        GivenOptions.of(Map.of(Option.JOB, "sum", Option.CONSOLE, "plain"), Map.of());

    assertEquals(Map.of(), options.forTheJob());
    assertEquals(Optional.of("sum"), options.value(Option.JOB));
  }

  @Test
  void A1_unknownOption_namesTheNearest() {
    String problem = problemsOf("worker", "8").get(0);

    assertTrue(
        problem.startsWith(
            "There is no option \"parallel.worker\". Did you mean \"parallel.workers\"? The options are: job, items, "),
        problem);
  }

  @Test
  void unknownOptionLikeNoOther_listsAllWithoutAGuess() {
    String problem = problemsOf("zzzzzzzz", "8").get(0);

    assertTrue(
        problem.startsWith("There is no option \"parallel.zzzzzzzz\". The options are: job,"),
        problem);
  }

  @Test
  void propertiesOfOthers_areNotLookedAt() {
    assertEquals(
        List.of(), GivenOptions.of(Map.of(), Map.of("parallel", "true", "x.y", "1")).problems());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workers    | 0      | a number of at least 1 (4), a multiple of the processors (2C), or auto",
        "workers    | -5     | a number of at least 1 (4), a multiple of the processors (2C), or auto",
        "workers    | 0C     | a number of at least 1 (4), a multiple of the processors (2C), or auto",
        "workers    | 1e9    | a number of at least 1 (4), a multiple of the processors (2C), or auto",
        "timeout    | 30     | a duration greater than 0: 500ms, 30s, 5m or 1h",
        "timeout    | 0s     | a duration greater than 0: 500ms, 30s, 5m or 1h",
        "lockWait   | 0s     | a duration greater than 0 (500ms, 30s, 5m or 1h), or none",
        "verifyDeterminism | -1  | a whole number of at least 0",
        "verifyDeterminism | all | a whole number of at least 0",
        "runTimeout | 5 min  | a duration greater than 0: 500ms, 30s, 5m or 1h",
        "limit      | many   | a whole number of at least 1",
        "limit      | 0      | a whole number of at least 1",
        "attempts   | 0      | a whole number of at least 1",
        "backoff    | 500ms  | two durations with \"..\" between them (500ms..30s), or none",
        "backoff    | 0s..1s | two durations with \"..\" between them (500ms..30s), or none",
        "retryOn    | a b    | names of classes, separated by commas",
        "retryOn    | 'a,'   | names of classes, separated by commas",
        "chunkSize  | 0      | a whole number of at least 1, or auto",
        "maxFailures| NaN%   | a count (10) or a share of the items (5%)",
        "maxFailures| 101%   | a count (10) or a share of the items (5%)",
        "mode       | order  | map or as-completed",
        "onFailure  | stop   | continue, drain or cancel",
        "onEmpty    | error  | ok, warn or fail",
        "onDuplicate| twice  | fail or once",
        "showOutput | some   | failed, all or none",
        "console    | colour | auto, rich, plain or off",
        "pool       | fibers | thread, virtual or process",
        "maxItemsPerWorker | 0 | a whole number of at least 1",
        "workerMaxHeap | 1m    | a size of at least 2m (512m, 2g), or auto",
        "workerMaxHeap | 512   | a size of at least 2m (512m, 2g), or auto",
        "workerMaxHeap | 2047k | a size of at least 2m (512m, 2g), or auto",
        "idleTimeout   | never | a duration greater than 0: 500ms, 30s, 5m or 1h"
      })
  void badValue_namesOptionValueFormsAndRemedy(String option, String value, String forms) {
    String problem = problemsOf(option, value).get(0);

    String start =
        "\"%s\" must be %s, but was \"%s\" (command line). ".formatted(option, forms, value);
    assertTrue(problem.startsWith(start), problem);
    assertTrue(
        problem.contains("Set <%s> in the POM or pass -Dparallel.%s=".formatted(option, option)),
        problem);
  }

  @ParameterizedTest
  @CsvSource({
    "workers,4",
    "workers,2C",
    "workers,auto",
    "timeout,500ms",
    "timeout,1h",
    "workers,1.5C",
    "lockWait,none",
    "lockWait,10m",
    "verifyDeterminism,0",
    "verifyDeterminism,10",
    "limit,1",
    "attempts,3",
    "backoff,500ms..30s",
    "backoff,none",
    "retryOn,'IOException, java.util.concurrent.TimeoutException'",
    "chunkSize,auto",
    "maxFailures,0",
    "maxFailures,5%",
    "maxFailures,12.5%",
    "maxFailures,100%",
    "pool,virtual",
    "pool,process",
    "maxItemsPerWorker,1",
    "workerMaxHeap,auto",
    "workerMaxHeap,2048k",
    "workerMaxHeap,512m",
    "workerMaxHeap,2g",
    "idleTimeout,1s",
    "workerJvmArgs,-Xmx1g '-Dx=it is'",
    "mode,as-completed",
    "onFailure,drain",
    "console,rich",
    "skip,false"
  })
  void goodValue_isAccepted(String option, String value) {
    assertEquals(List.of(), problemsOf(option, value));
  }

  @ParameterizedTest
  @CsvSource({"cluster", "CLUSTER"})
  void poolThatThisVersionLacks_isRefusedByName(String pool) {
    assertEquals(
        List.of(
            "\"pool\" is \"%s\", a pool that this version does not have; it has thread, virtual and process (command line). Set <pool> in the POM or pass -Dparallel.pool=process."
                .formatted(pool)),
        problemsOf("pool", pool));
  }

  @Test
  void quoteWithoutEnd_isRefused() {
    assertEquals(
        List.of(
            "\"workerJvmArgs\" must have an end for every quote, but was \"-Dx=it's\" (command line). Set <workerJvmArgs> in the POM or pass -Dparallel.workerJvmArgs=-Xmx2g."),
        problemsOf("workerJvmArgs", "-Dx=it's"));
  }

  @Test
  void misspeltOptionOfProcesses_namesTheNearest() {
    String problem = problemsOf("maxItemPerWorker", "8").get(0);

    assertTrue(problem.contains("Did you mean \"parallel.maxItemsPerWorker\"?"), problem);
  }

  @Test
  void A3_allProblems_areReportedTogether() {
    GivenOptions options =
        GivenOptions.of(
            Map.of(Option.LIMIT, "x"), Map.of("parallel.workers", "0", "parallel.timeot", "1s"));

    assertEquals(3, options.problems().size(), options.problems()::toString);
  }

  @Test
  void commandToRunAgain_hasWhatWasTypedQuotedForAShell() {
    GivenOptions options =
        GivenOptions.of(
            Map.of(Option.LIMIT, "5"),
            Map.of("parallel.job", "sum", "parallel.items", "a b", "parallel.workers", "2"));

    assertEquals(List.of("'-Dparallel.items=a b'", "-Dparallel.workers=2"), options.toTypeAgain());
  }
}
