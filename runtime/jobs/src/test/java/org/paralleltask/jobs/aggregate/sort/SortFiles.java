// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.spec.Settings;

/** Files to be sorted, below a directory of their own. */
abstract class SortFiles {
  @TempDir Path directory;
  final Random random = new Random(20261128);

  Path in(String name) throws IOException {
    return Files.createDirectories(directory.resolve("in")).resolve(name);
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(in(name), text, StandardCharsets.ISO_8859_1);
  }

  Path output() {
    return directory.resolve("out/all.csv");
  }

  Path kept() {
    return directory.resolve("job/sorted");
  }

  List<SortSlice> slices(String... settings) throws Exception {
    Map<String, String> all = new HashMap<>();
    all.put("base", directory.resolve("in").toString());
    all.put("files", "*");
    all.put("output", output().toString());
    all.put("directory", directory.resolve("job").toString());
    Arrays.stream(settings).map(one -> one.split("=", 2)).forEach(one -> all.put(one[0], one[1]));
    return new SortSettings(new Settings(all::get)).slices().toList();
  }

  static List<Run> runs(List<SortSlice> slices) throws Exception {
    List<Run> runs = new ArrayList<>();
    for (SortSlice slice : slices) {
      runs.add(Sort.sort(slice));
    }
    return runs;
  }

  String sort(String... settings) throws Exception {
    return merge(runs(slices(settings)));
  }

  String merge(List<Run> runs) throws Exception {
    Path written = Sort.merge(new Merge(runs, output().toString()));
    assertTrue(Files.notExists(kept()), "sorted slices were left behind");
    try (Stream<Path> files = Files.list(written.resolveSibling("."))) {
      assertEquals(1, files.count(), "something was left behind");
    }
    return Files.readString(written, StandardCharsets.ISO_8859_1);
  }

  /** What the program makes of the files. */
  String program(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("sort", "-s"));
    command.addAll(List.of(arguments));
    try (Stream<Path> files = Files.list(directory.resolve("in"))) {
      files.map(Path::toString).sorted().forEach(command::add);
    }
    ProcessBuilder sort = new ProcessBuilder(command);
    sort.environment().put("LC_ALL", "C");
    Path sorted = directory.resolve("sorted.txt");
    int exit =
        sort.redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(sorted.toFile())
            .start()
            .waitFor();
    assertEquals(0, exit);
    return Files.readString(sorted, StandardCharsets.ISO_8859_1);
  }

  /** In any order, in order, in order but for one, or each half in order. */
  <T> List<T> arranged(int round, List<T> rows, Comparator<? super T> order) {
    List<T> arranged = new ArrayList<>(rows);
    int half = rows.size() / 2;
    if (round % 4 == 1 || round % 4 == 2) {
      arranged.sort(order);
    }
    if (round % 4 == 2 && half > 0) {
      Collections.swap(arranged, random.nextInt(rows.size()), random.nextInt(rows.size()));
    }
    if (round % 4 == 3) {
      arranged.subList(0, half).sort(order);
      arranged.subList(half, rows.size()).sort(order);
    }
    return arranged;
  }

  String lines(int most) {
    return lines(0, most);
  }

  /** Short lines of few different bytes, so that many are equal, or begin alike. */
  String lines(int round, int most) {
    List<String> lines = new ArrayList<>();
    for (int line = random.nextInt(most); line > 0; line--) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(random.nextInt(5) == 0 ? 20 : 4); length > 0; length--) {
        text.append("aab\0\u00ff\r\u0080B ".charAt(random.nextInt(9)));
      }
      lines.add(text.toString());
    }
    String end = random.nextBoolean() && !lines.isEmpty() ? "\n" : "";
    return String.join("\n", arranged(round, lines, Comparator.naturalOrder())) + end;
  }
}
