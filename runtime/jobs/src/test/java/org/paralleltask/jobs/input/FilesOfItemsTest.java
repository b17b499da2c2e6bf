// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.TaskEntry;

@Timeout(20)
class FilesOfItemsTest {
  @TempDir Path directory;

  record Power(double base, int exponent) {}

  record Strict(int size) {
    Strict {
      if (size < 0) {
        throw new IllegalArgumentException("size is negative");
      }
      throw new AssertionError();
    }
  }

  @Test
  void A7_fileIsMissing_orADirectory_messageSaysWhatToGive() throws Exception {
    Files.createDirectory(directory.resolve("d.txt"));
    assertEquals(
        "\"itemsFile\" is \"none.txt\", which does not exist. Relative paths start from the directory of the project.",
        refused("none.txt"));
    assertEquals(
        "\"itemsFile\" is \"d.txt\", which is no readable file. Give a .txt, .csv or .ndjson file, or use \"itemsGlob\" for the files of a directory.",
        refused("d.txt"));
  }

  private String refused(String name) {
    return assertThrows(
            ConfigurationException.class, () -> items(directory.resolve(name), int.class))
        .getMessage()
        .replace(directory + "/", "");
  }

  @Test
  void A7_fileIsEmpty_orHasCommentsOnly_givesNoItems() throws Exception {
    assertEquals(List.of(), read("empty.txt", "", int.class));
    assertEquals(List.of(), read("bom.txt", "\uFEFF", int.class));
    assertEquals(List.of(), read("comments.txt", "# one\n\r\n   \n#two", int.class));
  }

  @Test
  void A7_spacesAroundItems_areNoPartOfThem() throws Exception {
    assertEquals(List.of("1", "2"), read("in.txt", "\t1  \r\n 2", int.class));
  }

  @Test
  void A8_csvColumnsAreFoundByName_badRowsFailAlone() throws Exception {
    assertEquals(
        List.of(
            "Power[base=2.0, exponent=3]",
            "line 3: exponent: \"x\" is no int",
            "line 4: has 1 fields, not 2 as the header",
            "Power[base=1.5, exponent=2]"),
        read("p.csv", "\uFEFFexponent,base\r\n3,2\nx,2\n7\n\"2\",1.5\n"));
  }

  @Test
  void A8_csvHeaderIsWrong_messageNamesColumns() {
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
  void A7_nulAndInvalidUtf8AndLongLines_failAloneWithTheirNumber() throws Exception {
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

  @Test
  void A8_csvRowsThatNobodyCanRead_failAlone() throws Exception {
    assertEquals(
        List.of(
            "line 2: contains a NUL character",
            "line 3: is not valid UTF-8",
            "line 4: base: \"%s\" is no double".formatted("x".repeat(1000) + "..."),
            "Power[base=1.0, exponent=2]",
            "line 7: exponent: \"\" is no int"),
        read(
            "p.csv",
            "base,exponent\r\n\0,1\r\n\uFFFD,1\r\n%s,1\r\n\"1\r\n\",2\r\n2,\r\n"
                .formatted("x".repeat(70_000))));
  }

  @Test
  void csvColumnTwice_messageNamesIt() {
    String message =
        assertThrows(
                ConfigurationException.class, () -> read("p.csv", "base,exponent,base\n1,2,3\n"))
            .getMessage();
    assertEquals(
        "The first line of \"p.csv\" must name the columns [base, exponent] in any order, but is [base, exponent, base]. Missing: []; unknown: []; twice: [base].",
        message.replace(directory + "/", ""));
  }

  @Test
  void csvIsEmpty_messageNamesColumns() {
    String message =
        assertThrows(ConfigurationException.class, () -> read("p.csv", "")).getMessage();
    assertEquals(
        "The first line of \"p.csv\" must name the columns [base, exponent] in any order, but is []. Missing: [base, exponent]; unknown: [].",
        message.replace(directory + "/", ""));
  }

  @Test
  void ndjsonLinesThatNobodyCanRead_failAlone() throws Exception {
    String deep = "[".repeat(1000) + "]".repeat(1000);
    List<String> read =
        read(
            "p.ndjson",
            "\uFEFF[1,2]\r\n\0\r\n{\"base\":{},\"exponent\":1}\r\n"
                + deep
                + "\r\n[1]\r\n[1,2] 3\r\n\"%s\"\r\n[1e400,2]\r\n".formatted("x".repeat(70_000)));
    assertEquals("Power[base=1.0, exponent=2]", read.get(0));
    assertEquals("line 2: contains a NUL character", read.get(1));
    assertEquals("line 3: \"base\" is {}, not a value", read.get(2));
    assertTrue(read.get(3).startsWith("line 4: is no JSON: "), read.get(3));
    assertEquals("line 5: has 1 values, not one each for [base, exponent]", read.get(4));
    assertEquals("line 6: is no JSON: it is malformed at column 8", read.get(5));
    assertEquals("line 7: is longer than 64 kB", read.get(6));
    assertEquals("Power[base=Infinity, exponent=2]", read.get(7));
    assertEquals(8, read.size());
  }

  @Test
  void ndjsonArrayWithBadElement_failsAlone() throws Exception {
    assertEquals(
        List.of(
            "[1, 2]",
            "line 2: \"item\" has null, not a value",
            "line 3: \"item\" has {}, not a value",
            "line 4: item: \"x\" is no int[]",
            "[]"),
        read("r.ndjson", "[1,2]\n[1,null]\n[{}]\n{\"item\":[\"x\"]}\n[]\n", int[].class));
  }

  @Test
  void recordRejectsItsComponents_rowFailsAlone_withTheReason() throws Exception {
    assertEquals(
        List.of(
            "line 2: Strict rejects it: size is negative",
            "line 3: Strict rejects it: AssertionError"),
        read("s.csv", "size\n-1\n0\n", Strict.class));
  }

  private List<String> read(String name, String text) throws IOException, ConfigurationException {
    return read(name, text, Power.class);
  }

  private List<String> read(String name, String text, Class<?> type)
      throws IOException, ConfigurationException {
    return items(Files.writeString(directory.resolve(name), text), type);
  }

  private List<String> items(Path file, Class<?> type) throws IOException, ConfigurationException {
    TaskEntry task =
        new TaskEntry(
            "T#t", "t", "T", "TTasks", "t", List.of(), "P", "long", List.of(), null, null, null,
            null, List.of());
    Source source = FileSource.of(file, task, Shape.of(task, type, new Converters(directory)));
    List<String> read = new ArrayList<>();
    try (Source.Items items = source.open()) {
      items.forEachRemaining(
          item ->
              read.add(
                  item.problem() == null
                      ? shown(item.value())
                      : item.place() + ": " + item.problem()));
    }
    return read;
  }

  private static String shown(@Nullable Object value) {
    return value instanceof int[] array ? Arrays.toString(array) : String.valueOf(value);
  }
}
