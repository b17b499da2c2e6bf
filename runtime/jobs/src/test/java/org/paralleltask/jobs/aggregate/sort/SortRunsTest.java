// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.jobs.aggregate.file.InputChangedException;

/** What is between reading and merging: sorted slices, written or where they are. */
@Timeout(60)
class SortRunsTest extends SortFiles {
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
}
