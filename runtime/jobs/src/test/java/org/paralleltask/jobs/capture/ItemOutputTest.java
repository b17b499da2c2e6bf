// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ItemOutputTest {
  @TempDir Path directory;

  private final List<String> told = new ArrayList<>();

  @Test
  void bytesInAnyPieces_becomeWholeLines() {
    LineSplitter splitter =
        new LineSplitter(line -> told.add(new String(line, StandardCharsets.UTF_8)));
    for (byte b : "one\r\ntwö\n\nrest".getBytes(StandardCharsets.UTF_8)) {
      splitter.write(new byte[] {b}, 0, 1);
    }
    assertEquals(List.of("one", "twö", ""), told);
    splitter.flush();
    splitter.flush();
    assertEquals(List.of("one", "twö", "", "rest"), told);
  }

  @Test
  void lineWithoutEnd_isCutAt64Kilobytes() {
    List<Integer> lengths = new ArrayList<>();
    LineSplitter splitter = new LineSplitter(line -> lengths.add(line.length));
    byte[] bytes = new byte[150 * 1024];
    splitter.write(bytes, 0, bytes.length);
    splitter.flush();
    assertEquals(List.of(64 * 1024, 64 * 1024, 22 * 1024), lengths);
  }

  @Test
  void nothingPrinted_noFile() {
    output().endAttempt();
    assertFalse(Files.exists(log()));
  }

  @Test
  void B8_linesOfBothStreams_areToldWithTheirStream_andKeptAcrossAttempts() throws IOException {
    ItemOutput output = output();
    print(output, false, "to o");
    print(output, true, "to err\n");
    print(output, false, "ut\n");
    output.endAttempt();
    print(output, false, "again");
    output.endAttempt();
    assertEquals(List.of("err to err", "out to out", "out again"), told);
    assertEquals(List.of("to err", "to out", "again"), output.lastLines());
    assertEquals("to err\nto out\nagain\n", Files.readString(log()));
  }

  @Test
  void manyLines_lastFiftyAreRemembered_allAreOnDisk() throws IOException {
    ItemOutput output = output();
    for (int i = 1; i <= 120; i++) {
      print(output, false, i + "\n");
    }
    output.endAttempt();
    assertEquals(50, output.lastLines().size());
    assertEquals("71", output.lastLines().get(0));
    assertEquals(120, Files.readAllLines(log()).size());
  }

  @Test
  void moreThanOneMegabyte_fileIsCutAndSaysSo_lastLinesGoOn() throws IOException {
    ItemOutput output = output();
    for (int i = 0; i < 2000; i++) {
      print(output, false, "x".repeat(1000) + "\n");
    }
    print(output, false, "last\n");
    output.endAttempt();
    List<String> lines = Files.readAllLines(log());
    assertTrue(Files.size(log()) <= (1 << 20) + 100, () -> "" + log().toFile().length());
    assertEquals("(cut: an item's output is kept up to 1 MB)", lines.get(lines.size() - 1));
    assertEquals("last", output.lastLines().get(49));
  }

  @Test
  void B8_controlCharactersAndMalformedBytes_areKeptAsTheyAre_onDisk() throws IOException {
    ItemOutput output = output();
    byte[] line = {'a', 0x1b, '[', '3', '1', 'm', (byte) 0xC3, '\n'};
    output.write(false, line, 0, line.length);
    output.endAttempt();
    assertEquals(List.of("a\u001b[31m\uFFFD"), output.lastLines());
    assertEquals(line.length, Files.size(log()));
  }

  @Test
  void B8_itemClosesStandardOutput_whatIsPrintedLaterIsKept() throws IOException {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ItemOutput output = output();
    try {
      CapturedStream.install(() -> Optional.of(output));
      System.out.print("bef");
      System.out.close();
      System.out.println("ore");
      System.err.close();
      System.err.println("later");
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    output.endAttempt();
    assertEquals(List.of("out before", "err later"), told);
  }

  @Test
  void directoryCannotBeMade_itemPrintsOn() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    ItemOutput output = new ItemOutput(file.resolve("a.log"), (stream, line) -> told.add(line));
    print(output, false, "one\ntwo\n");
    output.endAttempt();
    assertEquals(List.of("one", "two"), told);
  }

  private ItemOutput output() {
    return new ItemOutput(log(), (stream, line) -> told.add(stream + " " + line));
  }

  private Path log() {
    return directory.resolve("output/a.log");
  }

  private static void print(ItemOutput output, boolean error, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    output.write(error, bytes, 0, bytes.length);
  }
}
