// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.TaskEntry;

@Timeout(20)
class FilesOfItemsTest {
  @TempDir Path directory;

  record Power(double base, int exponent) {}

  @Test
  void csvColumnsAreFoundByName_badRowsFailAlone() throws Exception {
    assertEquals(
        List.of(
            "Power[base=2.0, exponent=3]",
            "line 3: exponent: \"x\" is no int",
            "line 4: has 1 fields, not 2 as the header",
            "Power[base=1.5, exponent=2]"),
        read("p.csv", "\uFEFFexponent,base\r\n3,2\nx,2\n7\n\"2\",1.5\n"));
  }

  @Test
  void csvHeaderIsWrong_messageNamesColumns() {
    String message =
        assertThrows(ConfigurationException.class, () -> read("p.csv", "base,exp\n1,2\n"))
            .getMessage();
    assertEquals(
        "The first line of \"p.csv\" must name the columns [base, exponent] in any order, but is [base, exp]. Missing: [exponent]; unknown: [exp].",
        message.replace(directory + "/", ""));
  }

  @Test
  void ndjsonByNameOrPosition_badLinesFailAlone() throws Exception {
    assertEquals(
        List.of(
            "Power[base=2.0, exponent=3]",
            "Power[base=1.0, exponent=2]",
            "line 3: has no \"exponent\"",
            "line 4: has \"size\", which is none of [base, exponent]"),
        read(
            "p.ndjson",
            "{\"exponent\":3,\"base\":2}\n[1,2]\n{\"base\":1}\n{\"base\":1,\"exponent\":1,\"size\":2}\n"));
  }

  @Test
  void nulAndInvalidUtf8AndLongLines_failAloneWithTheirNumber() throws Exception {
    Path file = directory.resolve("l.txt");
    byte[] invalid = {'a', (byte) 0xC3, '\n'};
    Files.write(file, "ok\n\0\n".getBytes(StandardCharsets.UTF_8));
    Files.write(file, invalid, java.nio.file.StandardOpenOption.APPEND);
    Files.writeString(file, "x".repeat(70_000) + "\nlast", java.nio.file.StandardOpenOption.APPEND);
    List<String> problems = new ArrayList<>();
    try (LineReader lines = new LineReader(file)) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        problems.add(line.number() + " " + line.problem());
      }
    }
    assertEquals(
        List.of(
            "1 null",
            "2 contains a NUL character",
            "3 is not valid UTF-8",
            "4 is longer than 64 kB",
            "5 null"),
        problems);
  }

  private List<String> read(String name, String text) throws IOException, ConfigurationException {
    Path file = Files.writeString(directory.resolve(name), text);
    TaskEntry task =
        new TaskEntry(
            "T#t", "t", "T", "TTasks", "t", List.of(), "P", "long", List.of(), null, null, null);
    Source source =
        FileSource.of(file, task, Shape.of(task, Power.class, new Converters(directory)));
    List<String> read = new ArrayList<>();
    try (Source.Items items = source.open()) {
      items.forEachRemaining(
          item ->
              read.add(
                  item.problem() == null
                      ? "" + item.value()
                      : item.place() + ": " + item.problem()));
    }
    return read;
  }
}
