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
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.jobs.spec.ConfigurationException;

/** What comes out is compared with what {@code LC_ALL=C sort} makes of the same files. */
@Timeout(60)
class SortTest extends SortFiles {
  private static final List<String> WORDS =
      List.of("a", "b", "", "B", "ab", "c,d", "e\"f", "g\nh", "i\r\nj", "ä", "\uD83D\uDE00", "\0x");

  /** Of rows whose second and third fields are words: the third ones backwards. */
  private static final Comparator<List<String>> BY_WORDS =
      byBytes(1).thenComparing(byBytes(2).reversed());

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

  @Test
  void recordsLargerThanAnyBuffer_areSorted() throws Exception {
    String large = "x".repeat(3 << 20);
    write("a.txt", large + "b\n" + "z\n" + large + "a\n" + "a\n" + large);
    assertEquals(program(), sort("format=lines"));
    assertEquals(program(), sort("format=lines", "sliceSize=1000000"));
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
    assertEquals(file + ", byte 9: the record has 1 field, but there are 2 columns", message);
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
  void columnThatIsThereTwice_isToldBeforeAnythingRuns_ifItIsSortedBy() throws Exception {
    Path a = write("a.csv", "id,id,n\n2,1,2\n1,2,1\n");
    assertEquals(
        a + ": there are two columns \"id\", number 1 and number 2. Give one of them another name.",
        refused("sortBy=n,id"));
    assertEquals("id,id,n\n1,2,1\n2,1,2\n", sort("sortBy=n"));
  }

  @Test
  void filesThatArePacked_areToldBeforeAnythingRuns_withAndWithoutHeader() throws Exception {
    Path a = write("a.csv", "\u001f\u008b\b\n");
    String said =
        a + ": byte 0: the file is packed with gzip. Unpack it first, and name what comes out.";
    assertEquals(said, refused());
    assertEquals(said, refused("header=false"));
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
  void sameBytes_leaveTheOutputWithItsTime() throws Exception {
    write("a.csv", "id\n1\n");
    String before = sort();
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(output(), old);
    assertEquals(before, sort());
    assertEquals(old, Files.getLastModifiedTime(output()));
  }
}
