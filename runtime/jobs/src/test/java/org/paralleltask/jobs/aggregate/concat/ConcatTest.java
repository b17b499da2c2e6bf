// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.concat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.aggregate.file.InputChangedException;
import org.paralleltask.jobs.aggregate.file.Version;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.Settings;

@Timeout(60)
class ConcatTest {
  @TempDir Path directory;

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve("in").resolve(name);
    Files.createDirectories(directory.resolve("in"));
    return Files.writeString(file, text);
  }

  private Path output() {
    return directory.resolve("out/all.txt");
  }

  private Concatenation concatenation(String... settings) throws Exception {
    Map<String, String> all = new HashMap<>();
    all.put("base", directory.resolve("in").toString());
    all.put("files", "*");
    all.put("output", output().toString());
    Arrays.stream(settings).map(one -> one.split("=")).forEach(one -> all.put(one[0], one[1]));
    return ConcatSettings.read(new Settings(all::get));
  }

  private String concat(String... settings) throws Exception {
    Path written = Concat.concat(concatenation(settings));
    try (Stream<Path> files = Files.list(written.resolveSibling("."))) {
      assertEquals(1, files.count(), "something was left behind");
    }
    return Files.readString(written);
  }

  @Test
  void headersComeOnce_andRecordsStayApart() throws Exception {
    write("a.csv", "id,name\r\n1,\"x\ny\"\r\n");
    write("b.csv", "\uFEFF\"id\",name\n2,b");
    write("c.csv", "");
    write("d.csv", "id,name\n");
    write("e.csv", "id,name\n3,c");
    assertEquals("id,name\r\n1,\"x\ny\"\r\n2,b\n3,c\n", concat());
  }

  @Test
  void linesAreTakenAsTheyAre_unlessALineEndIsAskedFor() throws Exception {
    write("a.txt", "one\r\n\n");
    write("b.txt", "\"two");
    write("c.txt", "");
    write("d.txt", "three");
    assertEquals("one\r\n\n\"twothree", concat("format=lines"));
    assertEquals("one\r\n\n\"two\nthree\n", concat("format=lines", "ensureNewline=true"));
  }

  @Test
  void filesFollowEachOtherByName_orBySize() throws Exception {
    write("a.csv", "id\n1\n22\n");
    write("b.csv", "id\n3\n");
    write("c.csv", "id\n4\n");
    write("B.csv", "id\n55\n");
    assertEquals("id\n55\n1\n22\n3\n4\n", concat());
    assertEquals("id\n55\n1\n22\n3\n4\n", concat("order=name"));
    assertEquals("id\n3\n4\n55\n1\n22\n", concat("order=size"));
  }

  @Test
  void bytesOfAnyKind_areCopiedAsTheyAre() throws Exception {
    Random random = new Random(5);
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    for (int i = 0; i < 5; i++) {
      byte[] some = new byte[random.nextInt(3 << 20)];
      random.nextBytes(some);
      Files.write(write(i + ".bin", ""), some);
      expected.write(some);
    }
    Path written = Concat.concat(concatenation("format=lines"));
    assertArrayEquals(expected.toByteArray(), Files.readAllBytes(written));
  }

  @Test
  void A8_otherColumns_areToldWithTheFile_andNothingIsWritten() throws Exception {
    Path first = write("a.csv", "id,name\n1,x\n");
    Path other = write("b.csv", "id,city\n2,y\n");
    Concatenation all = concatenation();
    Files.createDirectories(output().resolveSibling("."));
    Files.writeString(output(), "of yesterday");

    String message =
        assertThrows(IllegalArgumentException.class, () -> Concat.concat(all)).getMessage();

    assertTrue(
        message.startsWith(
            other + " has the columns \"id, city\", but " + first + " has \"id, name\"."),
        message);
    assertEquals("of yesterday", Files.readString(output()));
    assertEquals("id,name\n1,x\nid,city\n2,y\n", concat("header=false"));
  }

  @Test
  void sameBytes_leaveTheOutputWithItsTime() throws Exception {
    write("a.csv", "id\n1\n");
    String before = concat();
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(output(), old);
    assertEquals(before, concat());
    assertEquals(old, Files.getLastModifiedTime(output()));
  }

  @Test
  void fileThatVanishes_failsAndWritesNothing() throws Exception {
    Path file = write("a.csv", "id\n1\n");
    Concatenation all = concatenation();
    Files.delete(file);
    String message =
        assertThrows(InputChangedException.class, () -> Concat.concat(all)).getMessage();
    assertTrue(message.contains(file + " is not there any more"), message);
    assertTrue(Files.notExists(output()));
  }

  @Test
  void fileThatChangesWhileItIsRead_isToldApart() throws Exception {
    Path file = write("a.csv", "id\n1\n");
    Part part = new Part(file, Version.of(file), 0);
    write("a.csv", "id\n1\n2\n");
    Path target = Files.createFile(directory.resolve("target"));
    try (var channel = Files.newByteChannel(target, StandardOpenOption.WRITE)) {
      assertThrows(InputChangedException.class, () -> part.appendTo(channel, false));
    }
  }

  @Test
  void A2_A3_linesHaveNoHeaders_andAllMistakesAreToldTogether() throws Exception {
    ConfigurationException bad =
        assertThrows(
            ConfigurationException.class,
            () -> concatenation("format=lines", "header=true", "ensureNewline=perhaps"));
    assertTrue(bad.getMessage().contains("\"header\" is \"true\". Accepted: false"));
    assertTrue(bad.getMessage().contains("\"ensureNewline\" is \"perhaps\""));
    assertEquals(List.of(2L), List.of(bad.getMessage().lines().count()));
  }

  @Test
  void filesThatArePacked_areToldWhereColumnsAreLookedFor_andCopiedOtherwise() throws Exception {
    Path packed = write("a.zip", "PK\u0003\u0004\n");
    Concatenation all = concatenation();
    String message = assertThrows(ConfigurationException.class, () -> Concat.of(all)).getMessage();
    assertEquals(
        packed + ": byte 0: the file is packed with zip. Unpack it first, and name what comes out.",
        message);
    assertEquals("PK\u0003\u0004\n", concat("format=lines"));
  }

  @Test
  void A4_noFiles_areNoItem() throws Exception {
    write("a.csv", "id\n");
    assertEquals(List.of(), concatenation("files=*.tsv").files());
    assertEquals(0, Concat.of(concatenation("files=*.tsv")).count());
  }

  @Test
  void C1_outputThatCannotBeWritten_isToldBeforeAnythingRuns() throws Exception {
    Path file = write("a.csv", "id\n");
    Files.createDirectories(output());
    assertTrue(unwritable(concatenation()).contains(output() + ": it is a directory"));
    String below = file.resolve("all.csv").toString();
    String message = unwritable(concatenation("output=" + below));
    assertTrue(message.startsWith("\"output\" is \"" + below + "\", which cannot be written: "));
    assertTrue(message.endsWith("see that its directory can be written."), message);
  }

  private static String unwritable(Concatenation all) {
    return String.valueOf(
        assertThrows(ConfigurationException.class, () -> Concat.of(all)).getMessage());
  }

  @Test
  void C9_C12_partOfAnEarlierRun_isBesideTheOutput_andReplaced() throws Exception {
    write("a.csv", "id\n1\n");
    Files.createDirectories(output().resolveSibling("."));
    Files.writeString(
        output().resolveSibling(".all.txt.part"), "much more than the new run writes");
    assertEquals("id\n1\n", concat());
  }

  @Test
  void A5_C14_oneFileOfAnyTime_isTakenAsItIs() throws Exception {
    Path file = write("a.csv", "id\n1\n");
    for (long time : new long[] {0, 4_000_000_000_000L}) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(time));
      assertEquals("id\n1\n", concat());
    }
  }

  @Test
  void C16_moreFilesThanMayBeOpen_areOpenOneAtATime() throws Exception {
    StringBuilder expected = new StringBuilder("id\n");
    for (int i = 0; i < 3000; i++) { // more than the usual limit of 1024
      write("%04d.csv".formatted(i), "id\n" + i + "\n");
      expected.append(i).append('\n');
    }
    assertEquals(expected.toString(), concat());
  }
}
