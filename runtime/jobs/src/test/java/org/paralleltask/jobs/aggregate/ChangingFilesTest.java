// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.aggregate.file.InputChangedException;
import org.paralleltask.jobs.aggregate.query.Format;
import org.paralleltask.jobs.aggregate.query.Function;
import org.paralleltask.jobs.aggregate.query.Malformed;
import org.paralleltask.jobs.aggregate.query.Measure;
import org.paralleltask.jobs.aggregate.query.Query;
import org.paralleltask.jobs.aggregate.record.MalformedException;
import org.paralleltask.jobs.aggregate.record.Slice;

/** Somebody writes to a file while it is aggregated. */
@Timeout(60)
class ChangingFilesTest {
  private static final Query SUM =
      new Query(
          Format.CSV,
          ',',
          true,
          Malformed.REPORT,
          List.of(),
          List.of(new Measure(Function.SUM, "a")),
          List.of());

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = directory.resolve("changing.csv");
    Files.writeString(file, "a\n1\n2\n");
  }

  private List<Slice> slices(long size) throws IOException {
    return Aggregate.slices(SUM, List.of(file), size).toList();
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }

  private String changed(Slice slice) {
    String message =
        assertThrows(InputChangedException.class, () -> Aggregate.aggregate(slice)).getMessage();
    assertTrue(message.startsWith("INPUT_CHANGED: " + file), message);
    return message;
  }

  @Test
  void fileChangedAfterItWasCut_isReadAsItIsNow() throws Exception {
    Slice slice = slices(100).get(0);
    append("3\n");
    Partial table = Aggregate.aggregate(slice);
    assertEquals("sum(a)\n6\n", table.toString());
    assertEquals(Files.size(file), table.end());
  }

  @Test
  void fileGoesOnChanging_isToldApart_afterOneMoreTry() throws Exception {
    Slice slice = slices(100).get(0);
    AtomicInteger tries = new AtomicInteger();
    Aggregate.Reading disturbed =
        scan -> {
          tries.incrementAndGet();
          append("3\n");
          return scan.guess();
        };
    String message =
        assertThrows(InputChangedException.class, () -> Aggregate.twice(slice, disturbed))
            .getMessage();
    assertTrue(message.contains("has 10 bytes, and had 8 when the run began"), message);
    assertEquals(2, tries.get());
  }

  @Test
  void mistakeInAFileThatChanges_isNotWorthTelling() throws Exception {
    Slice slice = slices(100).get(0);
    Aggregate.Reading torn =
        scan -> {
          if (Files.size(file) == 6) {
            append("3\n");
            throw new MalformedException(4, "half a record");
          }
          return scan.guess();
        };
    assertEquals("sum(a)\n6\n", Aggregate.twice(slice, torn).toString());
  }

  @Test
  void oneOfSeveralSlices_cannotBeReadAsTheFileIsNow() throws Exception {
    Slice slice = slices(2).get(1);
    append("3\n");
    assertTrue(changed(slice).contains("has 8 bytes, and had 6 when the run began"));
    Files.writeString(file, "a\n1\n5\n");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
    assertTrue(changed(slice).contains("was written to after the run began"));
  }

  @Test
  void fileThatVanishes_isToldApart() throws Exception {
    Slice slice = slices(100).get(0);
    Files.delete(file);
    assertTrue(changed(slice).contains("is not there any more"));
  }

  @Test
  void columnVanishes_isToldWithTheColumnsOfNow() throws Exception {
    Slice slice = slices(100).get(0);
    Files.writeString(file, "b,c\n1,2\n");
    String message =
        assertThrows(IllegalArgumentException.class, () -> Aggregate.aggregate(slice)).getMessage();
    assertEquals(file + ": there is no column \"a\"; the columns are: b, c", message);
  }
}
