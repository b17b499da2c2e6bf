// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.Settings;

@Timeout(60)
class InputFilesTest {
  private static final String ALL = "**/*.csv";

  @TempDir Path directory;
  private final List<String> warnings = new ArrayList<>();

  private Path write(String name) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, "a\n1\n");
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(directory.resolve(name), Path.of(target));
  }

  /** The files, relative to the directory. */
  private List<String> find(String pattern, Map<String, String> more) throws Exception {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("base", directory.toString());
    settings.put("files", pattern);
    return new InputFiles(new Settings(settings::get), warnings::add)
        .find(FileOrder.NAME).stream().map(file -> directory.relativize(file).toString()).toList();
  }

  @Test
  void links_areNotFollowed_andThoseThatLeadToFilesAreTold() throws Exception {
    write("a.csv");
    write("deep/b.csv");
    link("again.csv", "a.csv");
    link("deep/up", "..");
    link("nowhere.csv", "nothing.csv");
    link("readme.txt", "a.csv");

    assertEquals(List.of("a.csv", "deep/b.csv"), find("**/*.csv", Map.of()));
    assertEquals(
        List.of(
            "Links are not followed: again.csv, deep/up. Pass -Dparallel.followLinks=true to aggregate what they lead to."),
        warnings);
  }

  @Test
  void linksAreFollowed_loopsEnd_andEveryFileCountsOnce() throws Exception {
    write("data/a.csv");
    write("elsewhere/b.csv");
    link("data/again.csv", "a.csv");
    link("data/self", ".");
    link("data/more", "../elsewhere");
    link("elsewhere/back", "../data");

    assertEquals(
        List.of("data/a.csv", "data/more/b.csv"),
        find("data/**/*.csv", Map.of("followLinks", "true")));
    assertEquals(List.of(), warnings);
  }

  @Test
  void linkThatLeadsNowhere_isNoFileThatCanBeLeftOut() throws Exception {
    link("a.csv", "nothing.csv");
    String message =
        assertThrows(
                ConfigurationException.class, () -> find("*.csv", Map.of("followLinks", "true")))
            .getMessage();
    assertTrue(
        message.endsWith(directory.resolve("a.csv") + ": a link that leads nowhere."), message);
  }

  @Test
  void includeExcludeAndLimit_chooseFiles_andTheirNumberIsTold() throws Exception {
    for (String name : List.of("a.csv", "b.csv", "deep/a.csv", "deep/b.csv", "deep/c.csv")) {
      write(name);
    }
    assertEquals(List.of("a.csv", "deep/a.csv"), find(ALL, Map.of("include", "a*")));
    assertEquals(
        List.of("a.csv", "b.csv", "deep/c.csv"),
        find(ALL, Map.of("exclude", "deep/a.csv,deep/b.csv")));
    assertEquals(
        List.of("deep/a.csv"),
        find(ALL, Map.of("include", "deep/*", "exclude", "c.csv", "limit", "1")));
    String files = " files are aggregated, for %s.";
    assertEquals(
        List.of(
            "Only 2 of 5" + files.formatted("\"include\""),
            "Only 3 of 5" + files.formatted("\"exclude\""),
            "Only 1 of 5" + files.formatted("\"include\" and \"exclude\" and \"limit\"")),
        warnings);
    assertEquals(5, find(ALL, Map.of("limit", "5", "include", "*.csv")).size());
    assertEquals(List.of(), find(ALL, Map.of("include", "*.tsv")));
    assertEquals(4, warnings.size());
  }

  @Test
  void A2_A3_choiceThatCannotBe_isToldWithAllElseThatIsWrong() {
    Map<String, String> texts = Map.of("limit", "0", "include", "a[", "followLinks", "x");
    Settings settings = new Settings(texts::get);
    var unused = new InputFiles(settings, warnings::add);
    String all =
        String.valueOf(
            assertThrows(ConfigurationException.class, settings::requireNoProblem).getMessage());
    assertEquals(3, all.lines().count(), all);
    assertTrue(all.contains("\"limit\" is \"0\". Accepted: a whole number from 1"), all);
    assertTrue(all.contains("\"include\" has the pattern \"a[\", in which a bracket is not"), all);
  }

  @Test
  void limit_isOfTheOrderThatIsAskedFor() throws Exception {
    Files.writeString(write("a.csv"), "a\n1\n2\n");
    write("b.csv");
    Map<String, String> texts =
        Map.of("base", directory.toString(), "files", "*.csv", "limit", "1");
    InputFiles files = new InputFiles(new Settings(texts::get), warnings::add);
    assertEquals(List.of(directory.resolve("b.csv")), files.find(FileOrder.SIZE));
    assertEquals(List.of(directory.resolve("a.csv")), files.find(FileOrder.NAME));
  }

  @Test
  void C9_outputAmongTheFiles_isNoneOfThem_norWhatARunHasLeftBesideIt() throws Exception {
    write("in.csv");
    Map<String, String> output =
        Map.of("output", directory.resolve("nowhere/../out.csv").toString());
    assertEquals(List.of("in.csv"), find("*", output));
    write("out.csv");
    write("out.csv.missing.txt");
    write(".out.csv.part");
    assertEquals(List.of("in.csv"), find("*", output));
    String warning =
        "\"output\" is \"%s\", which is among the files that \"itemsGlob\" names. It is left out of them."
            .formatted(directory.resolve("out.csv"));
    assertEquals(List.of(warning, warning), warnings, "also before the output is there");
    assertEquals(List.of("out.csv"), find("*.csv", Map.of()).subList(1, 2));
  }
}
