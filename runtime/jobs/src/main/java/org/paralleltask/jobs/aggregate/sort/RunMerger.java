// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges sorted records of many inputs, all of them at a time if that many may be open and have a
 * buffer; otherwise some become one before.
 */
final class RunMerger {
  private static final int MOST_FILES = 400;
  private static final int LEAST_BUFFER = 1 << 16;
  private static final int MOST_BUFFER = 1 << 20;

  private final boolean unique;
  private final Path directory;
  private final long memory;
  private final int most;
  private int made;

  /** What becomes of a record. */
  @FunctionalInterface
  private interface Writing {
    void write(byte[] bytes, int entry) throws IOException;
  }

  /**
   * @param unique whether of records with equal keys only the first one counts
   * @param directory where it may make files, which whoever calls it removes
   * @param memory how many bytes of it to use, about
   */
  RunMerger(boolean unique, Path directory, long memory) {
    this(unique, directory, memory, (int) Math.max(2, Math.min(MOST_FILES, memory / LEAST_BUFFER)));
  }

  /**
   * @param most how many inputs are merged at a time, at least 2
   */
  RunMerger(boolean unique, Path directory, long memory, int most) {
    this.unique = unique;
    this.directory = directory;
    this.memory = memory;
    this.most = most;
  }

  /** Appends all records, in their order; of equal ones, those of the first input come first. */
  void merge(List<Input> inputs, RunWriter out) throws IOException {
    List<Input> left = inputs;
    while (left.size() > most) {
      left = fewer(left);
    }
    merge(
        left,
        (bytes, entry) ->
            out.write(bytes, Entry.record(bytes, entry), Entry.recordLength(bytes, entry)));
  }

  /** No more are merged than must be; neighbours only, for the order of equal ones. */
  private List<Input> fewer(List<Input> inputs) throws IOException {
    int surplus = inputs.size() - most + 1;
    int last = surplus <= most ? surplus : inputs.size();
    List<Input> left = new ArrayList<>();
    for (int from = 0; from < last; from += most) {
      left.add(one(inputs.subList(from, Math.min(last, from + most))));
    }
    left.addAll(inputs.subList(last, inputs.size()));
    return left;
  }

  private Input one(List<Input> inputs) throws IOException {
    Path file = directory.resolve("merged-" + made++ + ".run");
    Files.createDirectories(directory);
    try (RunWriter out = new RunWriter(file)) {
      merge(inputs, (bytes, entry) -> out.write(bytes, entry, Entry.length(bytes, entry)));
      return new Stored(file, new Run.Stretch(0, out.size(), out.checksum()));
    }
  }

  private void merge(List<Input> inputs, Writing out) throws IOException {
    List<Cursor> cursors = new ArrayList<>();
    try {
      for (Input input : inputs) {
        cursors.add(input.open(buffer(inputs.size())));
      }
      if (!cursors.isEmpty()) {
        merge(new MergeTree(cursors), out);
      }
    } finally {
      for (Cursor cursor : cursors) {
        cursor.close();
      }
    }
  }

  private int buffer(int inputs) {
    return (int) Math.max(LEAST_BUFFER, Math.min(MOST_BUFFER, memory / inputs));
  }

  private void merge(MergeTree tree, Writing out) throws IOException {
    LastEntry last = new LastEntry();
    for (Cursor first = tree.first(); !first.isOver(); first = tree.first()) {
      if (!unique) {
        out.write(first.bytes(), first.entry());
      } else if (!last.isEqual(first.bytes(), first.entry())) {
        last.set(first.bytes(), first.entry());
        out.write(first.bytes(), first.entry());
      }
      tree.next();
    }
  }
}
