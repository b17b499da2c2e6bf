// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.aggregate.query.Query;
import org.paralleltask.jobs.aggregate.record.Slice;
import org.paralleltask.jobs.spec.ConfigurationException;

@Timeout(60)
class AggregateTest {
  private static final List<String> WORDS =
      List.of("a", "b", "", "c,d", "e\"f", "g\nh", "i\r\nj", "ä\uD83D\uDE00", "long ".repeat(9));

  @TempDir Path directory;

  private Path write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }

  private static Query query(Map<String, String> settings) throws Exception {
    return Query.of(settings);
  }

  private static String run(Query query, long sliceSize, Path... files) throws Exception {
    List<Slice> slices = Aggregate.slices(query, List.of(files), sliceSize).toList();
    List<Partial> parts = new ArrayList<>();
    for (Slice slice : slices) {
      parts.add(Aggregate.aggregate(slice));
    }
    return parts.stream().reduce(Aggregate::merge).orElseThrow().toString();
  }

  private static String quoted(String field) throws Exception {
    return "\"" + field.replace("\"", "\"\"") + "\"";
  }

  private static String randomTable(Random random, int records) throws Exception {
    StringBuilder text = new StringBuilder("group,number,note\n");
    for (int i = 0; i < records; i++) {
      String number =
          BigDecimal.valueOf(random.nextInt(100_000) - 50_000, random.nextInt(5)).toString();
      text.append(quoted(WORDS.get(random.nextInt(WORDS.size())))).append(',');
      text.append(random.nextInt(9) == 0 ? "" : number).append(',');
      text.append(quoted(WORDS.get(random.nextInt(WORDS.size()))));
      text.append(random.nextBoolean() ? "\n" : "\r\n");
    }
    return text.toString();
  }

  /** The sums and counts of a table, as a library reads it. */
  private static String expected(Path file) throws Exception {
    Map<String, BigDecimal> sums = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord record : reader) {
        String group = record.getField("group");
        counts.merge(group, 1, Integer::sum);
        String number = record.getField("number");
        if (!number.isEmpty()) {
          sums.merge(group, new BigDecimal(number), BigDecimal::add);
        }
      }
    }
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (group, count) ->
            text.append(group)
                .append('=')
                .append(count)
                .append('/')
                .append(plain(sums.get(group)))
                .append(';'));
    return text.toString();
  }

  private static String plain(@Nullable BigDecimal number) {
    if (number == null) {
      return "";
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String simple(String table) throws Exception {
    Map<String, String> rows = new TreeMap<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(table)) {
      for (NamedCsvRecord row : reader) {
        rows.put(row.getField("group"), row.getField("count") + "/" + row.getField("sum(number)"));
      }
    }
    StringBuilder text = new StringBuilder();
    rows.forEach((group, row) -> text.append(group).append('=').append(row).append(';'));
    return text.toString();
  }

  @Test
  void filesAreCutAnywhere_resultIsThatOfALibrary() throws Exception {
    Random random = new Random(7);
    Query query =
        query(Map.of("groupBy", "group", "select", "count,sum(number),min(number),mean(number)"));
    for (int round = 0; round < 8; round++) {
      Path file = write("t" + round + ".csv", randomTable(random, 1 + random.nextInt(70)));
      String whole = run(query, Long.MAX_VALUE / 2, file);
      assertEquals(expected(file), simple(whole));
      for (int size : new int[] {1, 3, 16, 50, 333}) {
        assertEquals(whole, run(query, size, file), "slices of " + size + " bytes, round " + round);
      }
    }
  }

  @Test
  void emptyFieldInQuotes_isARecord_unlikeAnEmptyLine() throws Exception {
    Path file = write("empty.csv", "a\n\"\"\n\n\r\n\"\"\r\n1\n");
    assertEquals("count\n3\n", run(query(Map.of()), 1, file));
  }

  @Test
  void recordsLargerThanTheBuffer_areRead() throws Exception {
    String large = "x".repeat(3 << 20);
    Path file =
        write("large.csv", "a,b\n" + large + ",1\n\"" + large + "\"\"\n\",2\n" + large + ",4\n");
    Query query = query(Map.of("groupBy", "a", "select", "sum(b)"));
    assertEquals(
        "a,sum(b)\n" + large + ",5\n\"" + large + "\"\"\n\",2\n", run(query, 1 << 20, file));
  }

  @Test
  void sumsAreExact_whateverTheirSize() throws Exception {
    String numbers =
        Stream.of(
                "0.1", "0.2", "9223372036854775807", "1", "-0.000000000000000001", "1e30", "-1e30")
            .reduce("n", (a, b) -> a + "\n" + b);
    Path file = write("n.csv", numbers + "\n");
    String sum =
        Arrays.stream(numbers.split("\n"))
            .skip(1)
            .map(BigDecimal::new)
            .reduce(BigDecimal::add)
            .map(AggregateTest::plain)
            .orElseThrow();
    for (int size : new int[] {1, 5, 1000}) {
      assertEquals(
          "sum(n),min(n),max(n),count(n)\n"
              + sum
              + ",-1"
              + "0".repeat(30)
              + ",1"
              + "0".repeat(30)
              + ",7\n",
          run(query(Map.of("select", "sum(n),min(n),max(n),count(n)")), size, file));
    }
  }

  @Test
  void conditionsCompareNumbersAsNumbers_andTextsByCodePoint() throws Exception {
    Path file = write("c.csv", "name,n\nb,9\na,10\n\uD83D\uDE00,100\n\uFFEE,2\n");
    assertEquals("count\n2\n", run(query(Map.of("where", "n>=10")), 100, file));
    assertEquals("count\n1\n", run(query(Map.of("where", "n>2,name<b")), 100, file));
    assertEquals("count\n1\n", run(query(Map.of("where", "name>\uFFEE")), 100, file));
    assertEquals("count\n3\n", run(query(Map.of("where", "name!=a")), 100, file));
    assertEquals(
        "name,max(n)\na,10\nb,9\n\uFFEE,2\n\uD83D\uDE00,100\n",
        run(query(Map.of("groupBy", "name", "select", "max(n)")), 100, file));
  }

  @Test
  void operatorsThatAreNone_areRefused() throws Exception {
    for (String slip :
        List.of("n>>2", "n==2", "n==>2", "n>=<1", "n=>1", "n=<1", "n<>1", "n!==1", "n> =1")) {
      ConfigurationException bad =
          assertThrows(ConfigurationException.class, () -> query(Map.of("where", slip)), slip);
      assertEquals(
          "\"where\" is \"%s\". Accepted: column=value, and !=, <, <=, >, >=; a value begins with none of = ! < >."
              .formatted(slip),
          bad.getMessage());
    }
  }

  @Test
  void valuesOfConditions_mayHaveOperatorsFurtherOn_orBeEmpty() throws Exception {
    Path file = write("c.csv", "name,n\nb=>c!,9\n,-10\n");
    assertEquals("count\n1\n", run(query(Map.of("where", "name=b=>c!")), 100, file));
    assertEquals("count\n1\n", run(query(Map.of("where", "name=")), 100, file));
    assertEquals("count\n1\n", run(query(Map.of("where", "n < -9")), 100, file));
  }

  @Test
  void linesAreOneColumn_andFilesNeedNoHeader() throws Exception {
    Path lines = write("l.txt", "3\n\n4\n\"5\n");
    assertEquals("count\n3\n", run(query(Map.of("format", "lines")), 2, lines));
    Path numbers = write("m.txt", "3\n4");
    assertEquals(
        "sum(line)\n7\n", run(query(Map.of("format", "lines", "select", "sum(line)")), 2, numbers));
    Path bare = write("b.tsv", "x\t1\ny\t2\nx\t3");
    Map<String, String> settings =
        Map.of("format", "tsv", "header", "false", "groupBy", "1", "select", "sum(2)");
    assertEquals("1,sum(2)\nx,4\ny,2\n", run(query(settings), 3, bare));
  }

  @Test
  void byteOrderMarkAndFilesWithoutRecords_areNormal() throws Exception {
    Path mark = write("mark.csv", "\uFEFF\"a\",b\n1,2\n");
    Path empty = write("empty.csv", "");
    Path head = write("head.csv", "a,b\n");
    assertEquals("sum(a)\n1\n", run(query(Map.of("select", "sum(a)")), 100, mark, empty, head));
  }

  @Test
  void mistakesInAFile_areToldWithTheirPlace() throws Exception {
    Query sum = query(Map.of("select", "sum(n)"));
    Path word = write("word.csv", "n,m\n1,2\nfive,6\n");
    IOException noNumber = assertThrows(IOException.class, () -> run(sum, 100, word));
    assertEquals(
        word + ", byte 8: \"five\" is no number, but sum(n) is asked for", noNumber.getMessage());
    Path ragged = write("ragged.csv", "n,m\n1,2\n3\n");
    IOException tooFew = assertThrows(IOException.class, () -> run(sum, 3, ragged));
    assertTrue(
        tooFew.getMessage().contains("byte 8: the record has 1 field, but there are 2 columns"));
    Path open = write("open.csv", "n,m\n1,\"2\n");
    assertTrue(
        assertThrows(IOException.class, () -> run(sum, 9, open))
            .getMessage()
            .contains("byte 6: a quote is not closed"));
    Path latin = directory.resolve("latin.csv");
    Files.write(latin, "n,m\n1,\u00e4\n".getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(
        assertThrows(IOException.class, () -> run(query(Map.of("groupBy", "m")), 99, latin))
            .getMessage()
            .contains("byte 6: the value of column \"m\" is not UTF-8 text here"));
  }

  @Test
  void columnThatIsNotThere_isToldBeforeAnythingRuns() throws Exception {
    Path file = write("x.csv", "a,b\n1,2\n");
    IllegalArgumentException missing =
        assertThrows(
            IllegalArgumentException.class,
            () -> Aggregate.slices(query(Map.of("groupBy", "c")), List.of(file), 10));
    assertEquals(file + ": there is no column \"c\"; the columns are: a, b", missing.getMessage());
  }

  @Test
  void columnThatIsThereTwice_isToldBeforeAnythingRuns_ifItIsAskedFor() throws Exception {
    Path file = write("x.csv", "a,b,a\n1,2,3\n");
    for (Map<String, String> asked :
        List.of(Map.of("groupBy", "a"), Map.of("select", "sum(a)"), Map.of("where", "a=1"))) {
      Query query = query(asked);
      IllegalArgumentException twice =
          assertThrows(
              IllegalArgumentException.class, () -> Aggregate.slices(query, List.of(file), 10));
      assertEquals(
          file
              + ": there are two columns \"a\", number 1 and number 3. Give one of them another name.",
          twice.getMessage());
    }
    assertEquals("sum(b)\n2\n", run(query(Map.of("select", "sum(b)")), 10, file));
  }

  @Test
  void filesThatArePacked_areToldBeforeAnythingRuns() throws Exception {
    Path file = directory.resolve("x.csv");
    Query query = query(Map.of("groupBy", "a"));
    String said =
        file + ": byte 0: the file is packed with %s. Unpack it first, and name what comes out.";
    Files.write(file, new byte[] {0x1f, (byte) 0x8b, 8, ',', '"', 'a', '"', 'b'});
    IllegalArgumentException packed =
        assertThrows(
            IllegalArgumentException.class, () -> Aggregate.slices(query, List.of(file), 10));
    assertEquals(said.formatted("gzip"), packed.getMessage());

    Files.write(file, new byte[] {'P', 'K', 3, 4, 20, '\n'});
    packed =
        assertThrows(
            IllegalArgumentException.class, () -> Aggregate.slices(query, List.of(file), 10));
    assertEquals(said.formatted("zip"), packed.getMessage());

    write("x.csv", "PK,a\n1,2\n");
    assertEquals("a,count\n2,1\n", run(query, 10, file));
  }

  @Test
  void allBadSettings_areToldTogether() throws Exception {
    Map<String, String> settings =
        Map.of(
            "select",
            "avg(x)",
            "where",
            "nothing",
            "delimiter",
            "ab",
            "format",
            "xml",
            "header",
            "maybe");
    ConfigurationException bad = assertThrows(ConfigurationException.class, () -> query(settings));
    assertEquals(5, bad.getMessage().lines().count());
    assertTrue(
        bad.getMessage()
            .contains("\"select\" is \"avg(x)\". Accepted: count, count(column), sum(column)"),
        bad.getMessage());
  }

  @Test
  void sliceThatIsMissing_costsNoneOfTheOthers() throws Exception {
    Query query = query(Map.of("select", "sum(a)"));
    Path file = write("gap.csv", "a,b\n1,\"x\n9,\n\"\n2,y\n4,z\n");
    List<Slice> slices = Aggregate.slices(query, List.of(file), 5).toList();
    Partial first = Aggregate.aggregate(slices.get(0));
    Partial last = Aggregate.aggregate(slices.get(2));

    assertEquals("sum(a)\n7\n", Aggregate.merge(first, last).toString());
  }

  @Test
  void anyNumberOfWorkersAndAnySlices_giveTheSameBytes() throws Exception {
    Path file = write("many.csv", randomTable(new Random(3), 2000));
    Query query = query(Map.of("groupBy", "group", "select", "count,sum(number),mean(number)"));
    String expected = run(query, 1 << 20, file);
    for (int workers : new int[] {1, 16}) {
      for (int size : new int[] {97, 1000, 1 << 20}) {
        List<Slice> slices = Aggregate.slices(query, List.of(file), size).toList();
        Partial table =
            AggregateTasks.aggregate.workers(workers).map(slices).stream()
                .reduce(Aggregate::merge)
                .orElseThrow();
        assertEquals(expected, table.toString(), workers + " workers, slices of " + size);
      }
    }
  }

  @Test
  void bytesThatAreNoText_areReplaced_andGroupsThatBecomeOneAreAdded() throws Exception {
    Path latin = directory.resolve("latin.csv");
    Files.write(
        latin, "n,m\n1,\u00e4\n2,\u00e5\n3,x\u00e4\n".getBytes(StandardCharsets.ISO_8859_1));
    Map<String, String> settings =
        Map.of("groupBy", "m", "select", "sum(n),count", "malformed", "replace");
    assertEquals("m,sum(n),count\nx\uFFFD,3,1\n\uFFFD,3,2\n", run(query(settings), 4, latin));
    assertEquals("m,sum(n),count\nx\uFFFD,3,1\n\uFFFD,3,2\n", run(query(settings), 99, latin));
  }

  @Test
  void emptyFiles_areItems() throws Exception {
    Path empty = write("none.csv", "");
    Path head = write("only-head.csv", "a,b\n");
    Query query = query(Map.of("groupBy", "a", "select", "sum(b)"));
    assertEquals(2, Aggregate.slices(query, List.of(empty, head), 100).count());
    assertEquals("a,sum(b)\n", run(query, 100, empty, head));
  }
}
