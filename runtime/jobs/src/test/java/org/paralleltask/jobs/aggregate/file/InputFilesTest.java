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
        .find().stream().map(file -> directory.relativize(file).toString()).toList();
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
