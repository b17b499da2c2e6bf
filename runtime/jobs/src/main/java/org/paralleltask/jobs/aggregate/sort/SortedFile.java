// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.paralleltask.jobs.aggregate.file.OutputBusyException;
import org.paralleltask.jobs.aggregate.file.OutputLock;
import org.paralleltask.jobs.aggregate.record.Slice;
import org.paralleltask.jobs.report.AtomicFile;

/** Makes one file of sorted slices. */
final class SortedFile {
  private static final byte[] LINE_END = {'\n'};

  private final Merge all;
  private final Path output;
  private final Path directory;
  private final boolean unique;

  SortedFile(Merge all) {
    this.all = all;
    this.output = Path.of(all.output());
    SortSlice first = all.runs().get(0).of();
    this.directory = Path.of(first.directory());
    this.unique = first.unique();
  }

  /**
   * Writes it, and removes the sorted slices.
   *
   * @return the output
   * @throws OutputBusyException if somebody else is writing it
   */
  Path write() throws IOException, InterruptedException {
    OutputLock held = OutputLock.of(output);
    try {
      publish(Inputs.of(inOrder(thatAreThere())));
      removeRuns();
    } finally {
      held.close();
    }
    return output;
  }

  private void publish(List<Input> inputs) throws IOException {
    AtomicFile file = new AtomicFile(output);
    try {
      write(inputs, file.part());
      file.publish();
    } finally {
      file.discard();
    }
  }

  private void write(List<Input> inputs, Path part) throws IOException {
    try (RunWriter out = new RunWriter(part)) {
      if (all.named().isPresent()) {
        writeNames(all.named().get(), out);
      }
      long memory = Runtime.getRuntime().maxMemory() / 8;
      new RunMerger(unique, directory, memory).merge(inputs, out);
    }
  }

  private static void writeNames(Slice named, RunWriter out) throws IOException {
    named.version().requireOf(named.file());
    try (InputStream file = Files.newInputStream(named.file())) {
      byte[] names = file.readNBytes(Math.toIntExact(named.head().firstRecord()));
      out.write(names, 0, names.length);
      if (names[names.length - 1] != '\n') {
        out.write(LINE_END, 0, 1);
      }
    }
    named.version().requireOf(named.file());
  }

  /** Slices that were up to date may have been merged before: then they are sorted again. */
  private List<Run> thatAreThere() throws IOException {
    List<SortSlice> missing = new ArrayList<>();
    for (Run run : all.runs()) {
      if (!run.isThere()) {
        missing.add(run.of());
      }
    }
    Map<SortSlice, Run> made = new HashMap<>();
    SortTasks.sort.map(missing).forEach(run -> made.put(run.of(), run));
    return all.runs().stream().map(run -> made.getOrDefault(run.of(), run)).toList();
  }

  /** Where a slice before ends in a record, the first line of the next one was none. */
  private static List<Run> inOrder(List<Run> runs) throws IOException, InterruptedException {
    List<Run> right = new ArrayList<>();
    long end = 0;
    for (Run run : runs) {
      boolean asGuessed = run.of().slice().isFirst() || run.start() == end;
      Run next = asGuessed ? run : Sort.again(run.of(), end);
      right.add(next);
      end = next.end();
    }
    return right;
  }

  private void removeRuns() throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          Files.delete(file);
        }
      }
      Files.delete(directory);
    }
  }
}
