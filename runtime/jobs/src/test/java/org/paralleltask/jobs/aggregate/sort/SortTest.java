// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.aggregate.file.InputChangedException;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.Settings;

/** What comes out is compared with what {@code LC_ALL=C sort} makes of the same files. */
@Timeout(60)
class SortTest {
  private static final List<String> WORDS =
      List.of("a", "b", "", "B", "ab", "c,d", "e\"f", "g\nh", "i\r\nj", "ä", "\uD83D\uDE00", "\0x");

  /** Of rows whose second and third fields are words: the third ones backwards. */
  private static final Comparator<List<String>> BY_WORDS =
      byBytes(1).thenComparing(byBytes(2).reversed());

  @TempDir Path directory;
  private final Random random = new Random(20261128);

  private Path in(String name) throws IOException {
    return Files.createDirectories(directory.resolve("in")).resolve(name);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(in(name), text, StandardCharsets.ISO_8859_1);
  }

  private Path output() {
    return directory.resolve("out/all.csv");
  }

  private Path kept() {
    return directory.resolve("job/sorted");
  }

  private List<SortSlice> slices(String... settings) throws Exception {
    Map<String, String> all = new HashMap<>();
    all.put("base", directory.resolve("in").toString());
    all.put("files", "*");
    all.put("output", output().toString());
    all.put("directory", directory.resolve("job").toString());
    Arrays.stream(settings).map(one -> one.split("=", 2)).forEach(one -> all.put(one[0], one[1]));
    return new SortSettings(new Settings(all::get)).slices().toList();
  }

  private static List<Run> runs(List<SortSlice> slices) throws Exception {
    List<Run> runs = new ArrayList<>();
    for (SortSlice slice : slices) {
      runs.add(Sort.sort(slice));
    }
    return runs;
  }

  private String sort(String... settings) throws Exception {
    return merge(runs(slices(settings)));
  }

  private String merge(List<Run> runs) throws Exception {
    Path written = Sort.merge(new Merge(runs, output().toString()));
    assertTrue(Files.notExists(kept()), "sorted slices were left behind");
    try (Stream<Path> files = Files.list(written.resolveSibling("."))) {
      assertEquals(1, files.count(), "something was left behind");
    }
    return Files.readString(written, StandardCharsets.ISO_8859_1);
  }

  /** What the program makes of the files. */
  private String program(String... arguments) throws Exception {
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
  private <T> List<T> arranged(int round, List<T> rows, Comparator<? super T> order) {
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

  private String lines(int most) {
    return lines(0, most);
  }

  /** Short lines of few different bytes, so that many are equal, or begin alike. */
  private String lines(int round, int most) {
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

  @Test
  void linesOfAnyBytes_areInTheOrderOfTheProgram() throws Exception {
    for (int round = 0; round < 12; round++) {
      for (int file = 0; file < 4; file++) {
        write(file + ".txt", lines(round + file, 100));
      }
      String size = "sliceSize=" + (1 + random.nextInt(200));
      assertEquals(program(), sort("format=lines", size), "round " + round);
      assertEquals(program("-u"), sort("format=lines", size, "unique=true"), "round " + round);
    }
  }

  private String table(int round, int records) {
    List<List<String>> rows =
        IntStream.range(0, records)
            .mapToObj(
                i ->
                    List.of(
                        "" + i,
                        WORDS.get(random.nextInt(5)),
                        "" + BigDecimal.valueOf(random.nextInt(2000) - 1000, random.nextInt(4)),
                        "" + random.nextInt(3)))
            .toList();
    Comparator<List<String>> byNumber = Comparator.comparing(row -> new BigDecimal(row.get(2)));
    return arranged(round, rows, byBytes(1).thenComparing(byNumber.reversed())).stream()
        .map(row -> String.join(",", row) + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void columns_areSortedByAsTheProgramDoes_stable() throws Exception {
    for (int round = 0; round < 8; round++) {
      for (int file = 0; file < 3; file++) {
        write(file + ".csv", table(round + file, 1 + random.nextInt(150)));
      }
      String size = "sliceSize=" + (1 + random.nextInt(500));
      assertEquals(
          program("-t,", "-k2,2", "-k3,3nr"),
          sort("header=false", "sortBy=2,-3:number", size),
          "round " + round);
      assertEquals(
          program("-t,", "-k2,2r", "-k4,4n"),
          sort("header=false", "sortBy=-2:text,4:number", size),
          "round " + round);
      assertEquals(
          program("-t,", "-k3,3n", "-u"),
          sort("header=false", "sortBy=3:number", "unique=true", size),
          "round " + round);
    }
  }

  private static String quoted(String field) {
    return "\"" + field.replace("\"", "\"\"") + "\"";
  }

  private String quotedTable(int round, int records) {
    List<List<String>> rows =
        Stream.generate(() -> List.of("", word(), word())).limit(records).toList();
    StringBuilder text = new StringBuilder("id,word,other\n");
    int id = 0;
    for (List<String> row : arranged(round, rows, BY_WORDS)) {
      text.append(id++).append(',').append(quoted(row.get(1))).append(',');
      text.append(quoted(row.get(2))).append(random.nextBoolean() ? "\n" : "\r\n");
      text.append("\r\n".repeat(random.nextInt(9) / 8)); // which is no record
    }
    return text.toString();
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private static List<List<String>> records(Path... files) throws IOException {
    List<List<String>> records = new ArrayList<>();
    for (Path file : files) {
      try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
        reader.forEach(record -> records.add(record.getFields()));
      }
    }
    return records;
  }

  private static Comparator<List<String>> byBytes(int field) {
    return (a, b) ->
        Arrays.compareUnsigned(
            a.get(field).getBytes(StandardCharsets.UTF_8),
            b.get(field).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void quotedFields_cutAnywhere_areSortedByWhatTheyMean() throws Exception {
    for (int round = 0; round < 8; round++) {
      Path a = Files.writeString(in("a.csv"), quotedTable(round, 1 + random.nextInt(40)));
      Path b = Files.writeString(in("b.csv"), quotedTable(round / 2, 1 + random.nextInt(40)));
      List<List<String>> expected = records(a, b);
      expected.sort(BY_WORDS);
      for (int size : new int[] {1, 30, 100_000}) {
        sort("sortBy=word,-other", "sliceSize=" + size);
        assertEquals(expected, records(output()), "round " + round + ", slices of " + size);
      }
    }
  }

  @Test
  void headersComeOnce_emptyFilesAndMarksOfByteOrder_areNoRecords() throws Exception {
    Files.writeString(in("a.csv"), "");
    Files.writeString(in("b.csv"), "\uFEFFid,name\r\n2,b\r\n\r\n10,c");
    Files.writeString(in("c.csv"), "id,name\n1,a\n");
    Files.writeString(in("d.csv"), "\"id\",name");
    assertEquals("\uFEFFid,name\r\n1,a\n2,b\r\n10,c\n", text(sort("sortBy=id:number")));
    assertEquals("\uFEFFid,name\r\n1,a\n10,c\n2,b\r\n", text(sort()));
  }

  private static String text(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  @Test
  void numbersOfAnySize_areInTheirOrder_emptyOnesFirst() throws Exception {
    List<BigDecimal> numbers = new ArrayList<>();
    StringBuilder text = new StringBuilder("n\n\"\"\n");
    for (int i = 0; i < 2000; i++) {
      BigDecimal number =
          new BigDecimal(random.nextInt(9) < 6 ? random.nextInt(200) - 100 : random.nextLong())
              .scaleByPowerOfTen(random.nextInt(random.nextInt(9) == 0 ? 600 : 6) - 3);
      numbers.add(number);
      text.append(random.nextBoolean() ? number.toString() : plain(number)).append('\n');
    }
    Files.writeString(in("a.csv"), text);
    numbers.sort(Comparator.naturalOrder());
    for (String order : new String[] {"n:number", "-n:number"}) {
      List<String> lines =
          new ArrayList<>(sort("sortBy=" + order, "sliceSize=999").lines().toList());
      assertEquals("n", lines.remove(0));
      assertEquals("\"\"", lines.remove(order.startsWith("-") ? 2000 : 0));
      for (int i = 0; i < 2000; i++) {
        BigDecimal expected = numbers.get(order.startsWith("-") ? 1999 - i : i);
        assertEquals(0, expected.compareTo(new BigDecimal(lines.get(i))), order + " " + i);
      }
    }
  }

  private static String plain(BigDecimal number) {
    return number.precision() < 300 && Math.abs(number.scale()) < 300
        ? "+".repeat(number.signum() > 0 ? 1 : 0) + number.toPlainString()
        : number.toString();
  }

  private static int inputs(List<Run> runs) throws IOException {
    return Inputs.of(runs).size();
  }

  @Test
  void slicesInOrder_areMergedFromWhereTheyAre_thoseThatGoOnAsOne() throws Exception {
    write("a.csv", "id\n1\n2\n\n3\n3\n4\n5");
    write("b.csv", "id\n2\n4\n6\n3\n5\n7\n");
    List<Run> runs = runs(slices("sortBy=id:number", "sliceSize=6", "files=a.csv"));
    assertEquals(2, runs.size());
    assertEquals(1, inputs(runs), "the file is in order");
    runs.addAll(runs(slices("sortBy=id:number", "sliceSize=6", "files=b.csv")));
    assertEquals(4, runs.size());
    assertEquals(3, inputs(runs), "the second file is in order up to a border of slices");
    assertTrue(Files.notExists(kept()), "something was written");
    assertEquals("id\n1\n2\n2\n3\n3\n3\n4\n4\n5\n5\n6\n7\n", merge(runs));
    assertEquals(
        "id\n1\n2\n3\n4\n5\n6\n7\n", sort("sortBy=id:number", "unique=true", "sliceSize=6"));
    assertEquals(4, inputs(runs(slices("sortBy=-id:number", "sliceSize=6"))));
  }

  @Test
  void fileThatWasInOrder_andHasChangedBeforeItIsMerged_isTold_andNothingIsWritten()
      throws Exception {
    Path file = write("a.csv", "id\n1\n2\n");
    Merge all = new Merge(runs(slices()), output().toString());
    write("a.csv", "id\n2\n1\n3\n");
    assertThrows(InputChangedException.class, () -> Sort.merge(all));
    Files.delete(file);
    assertThrows(InputChangedException.class, () -> Sort.merge(all));
    assertTrue(Files.notExists(output()));
  }

  @Test
  void fileThatChangesWhileItIsMerged_isTold() throws Exception {
    write("a.csv", "id\n1\n2\n");
    Input input = Inputs.of(runs(slices("sortBy=id:number"))).get(0);
    try (Cursor cursor = input.open(1 << 10)) {
      cursor.next();
      cursor.next();
      write("a.csv", "id\n1\n2\n3\n");
      assertThrows(InputChangedException.class, cursor::next);
    }
    Input now = Inputs.of(runs(slices("sortBy=id:number"))).get(0);
    try (Cursor cursor = now.open(1 << 10)) {
      write("a.csv", "id\n1\nno number\n");
      cursor.next();
      assertThrows(InputChangedException.class, cursor::next);
    }
  }

  @Test
  void moreRunsThanAreMergedAtATime_giveTheSame() throws Exception {
    for (int file = 0; file < 3; file++) {
      write(file + ".txt", lines(400));
    }
    String expected = program();
    List<Run> runs = runs(slices("format=lines", "sliceSize=40"));
    List<Input> inputs = Inputs.of(runs);
    for (int most : new int[] {2, 3, inputs.size() / 2, inputs.size() - 1, inputs.size()}) {
      Path all = directory.resolve("all");
      try (RunWriter out = new RunWriter(all)) {
        new RunMerger(false, kept(), 1, most).merge(inputs, out);
      }
      assertEquals(
          expected, Files.readString(all, StandardCharsets.ISO_8859_1), most + " at a time");
    }
  }

  @Test
  void memoryForFewRecords_givesTheSameInSeveralStretches() throws Exception {
    write("a.txt", lines(400));
    SortSlice slice = slices("format=lines").get(0);
    Run run = new SliceSorter(slice, 300).guess();
    assertTrue(run.stretches().size() > 3, run.stretches().toString());
    assertEquals(program(), merge(List.of(run)));
  }

  @Test
  void recordsLargerThanAnyBuffer_areSorted() throws Exception {
    String large = "x".repeat(3 << 20);
    write("a.txt", large + "b\n" + "z\n" + large + "a\n" + "a\n" + large);
    assertEquals(program(), sort("format=lines"));
    assertEquals(program(), sort("format=lines", "sliceSize=1000000"));
  }

  @Test
  void slicesThatWereMergedBefore_areSortedAgain() throws Exception {
    write("a.txt", lines(200));
    write("b.txt", lines(200));
    List<Run> runs = runs(slices("format=lines", "sliceSize=100"));
    String expected = merge(runs);
    assertEquals(program(), expected);
    assertEquals(expected, merge(runs));
  }

  @Test
  void damagedRun_isTold_andNothingIsWritten() throws Exception {
    write("a.txt", "b\na\n");
    List<Run> runs = runs(slices("format=lines"));
    Path file = runs.get(0).file();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 2] ^= 1;
    Files.write(file, bytes);
    Merge all = new Merge(runs, output().toString());
    String message = assertThrows(IOException.class, () -> Sort.merge(all)).getMessage();
    assertEquals(file + " is not as it was written. Run again with -Dparallel.rerun=all.", message);
    assertTrue(Files.notExists(output()));
  }

  @Test
  void fileThatChanges_fails_andNothingIsWritten() throws Exception {
    Path file = write("a.csv", "id\n1\n");
    List<SortSlice> slices = slices();
    write("a.csv", "id\n1\n2\n");
    assertThrows(InputChangedException.class, () -> Sort.sort(slices.get(0)));
    Files.delete(file);
    assertThrows(InputChangedException.class, () -> Sort.sort(slices.get(0)));
    assertTrue(Files.notExists(output()));
  }

  @Test
  void A8_fieldThatIsNoNumber_orMissing_isToldWithItsByte() throws Exception {
    Path file = write("a.csv", "id,n\n1,2\n2,x\n");
    SortSlice number = slices("sortBy=n:number").get(0);
    String message = assertThrows(IOException.class, () -> Sort.sort(number)).getMessage();
    assertEquals(
        file + ", byte 11: \"x\" is no number, but records are sorted by \"n\" as numbers",
        message);
    write("a.csv", "id,n\n1,2\n2\n");
    SortSlice missing = slices("sortBy=n").get(0);
    message = assertThrows(IOException.class, () -> Sort.sort(missing)).getMessage();
    assertEquals(file + ", byte 9: the record has 1 fields, but there are 2 columns", message);
    assertTrue(Files.notExists(kept()) || isEmpty(kept()));
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  private String refused(String... settings) {
    return String.valueOf(
        assertThrows(ConfigurationException.class, () -> slices(settings)).getMessage());
  }

  @Test
  void A2_A3_A8_mistakes_areToldBeforeAnythingRuns() throws Exception {
    Path a = write("a.csv", "id,name\n");
    String all = refused("sortBy=-,:number,id", "unique=perhaps", "sliceSize=x");
    assertTrue(all.contains("\"sortBy\" is \"-\". Accepted: columns separated by commas"), all);
    assertTrue(all.contains("\"sortBy\" is \":number\"."), all);
    assertTrue(all.contains("\"unique\" is \"perhaps\"."), all);
    assertEquals(4, all.lines().count(), all);
    assertEquals(
        "\"sortBy\" names \"city\", but " + a + " has the columns: id, name.",
        refused("sortBy=id,city"));
    write("b.csv", "id,city\n");
    assertTrue(refused("sortBy=id").contains("b.csv has the columns \"id, city\", but "));
  }

  @Test
  void A4_A5_noFiles_areNoItem_andOneIsSortedAlone() throws Exception {
    write("a.csv", "id\n2\n1\n");
    assertEquals(List.of(), slices("files=*.tsv"));
    assertEquals("id\n1\n2\n", sort());
  }

  @Test
  void C1_outputThatCannotBeWritten_isToldBeforeAnythingRuns() throws Exception {
    write("a.csv", "id\n");
    Files.createDirectories(output());
    assertTrue(refused().contains(output() + ": it is a directory"));
  }

  @Test
  void C9_partsOfARunThatWasKilled_areReplacedOrRemoved() throws Exception {
    write("a.csv", "id\n2\n1\n");
    SortSlice slice = slices().get(0);
    Files.createDirectories(kept());
    Files.writeString(kept().resolve("." + slice.file(3).getFileName() + ".part"), "half");
    Files.writeString(kept().resolve("of-another-question.run"), "whole");
    assertEquals("id\n1\n2\n", sort());
  }

  @Test
  void C16_moreFilesThanMayBeOpen_areOpenFewAtATime() throws Exception {
    for (int i = 0; i < 1100; i++) { // more than the usual limit of 1024
      write("%04d.txt".formatted(i), i % 7 + "\n");
    }
    assertEquals(program(), sort("format=lines"));
  }

  @Test
  void sameBytes_leaveTheOutputWithItsTime() throws Exception {
    write("a.csv", "id\n1\n");
    String before = sort();
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(output(), old);
    assertEquals(before, sort());
    assertEquals(old, Files.getLastModifiedTime(output()));
  }
}
