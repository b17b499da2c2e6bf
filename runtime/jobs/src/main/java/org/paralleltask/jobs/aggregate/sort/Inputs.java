// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds what is to be merged: as few sorted sequences as there are. */
final class Inputs {
  private static final int FEW_BYTES = 1 << 12;

  private Inputs() {}

  /**
   * The inputs of runs, in their order.
   *
   * @param runs each of which begins where the one before has ended, or with its file
   * @throws org.paralleltask.jobs.aggregate.file.InputChangedException if a file has changed
   */
  static List<Input> of(List<Run> runs) throws IOException {
    List<Run> joined = new ArrayList<>();
    for (Run run : runs) {
      int last = joined.size() - 1;
      if (last >= 0 && goesOn(joined.get(last), run)) {
        joined.set(last, joined.get(last).with(run));
      } else if (!run.isEmpty()) {
        joined.add(run);
      }
    }
    return joined.stream().flatMap(Inputs::of).toList();
  }

  private static Stream<Input> of(Run run) {
    return run.isInPlace()
        ? Stream.of(new Range(run.of(), run.start(), run.end()))
        : run.stretches().stream().map(stretch -> new Stored(run.file(), stretch));
  }

  /** Whether two runs are sorted in one file, and so are both together. */
  private static boolean goesOn(Run before, Run next) throws IOException {
    boolean adjacent =
        before.isInPlace()
            && next.isInPlace()
            && before.of().slice().file().equals(next.of().slice().file());
    return adjacent && isInOrder(before, next);
  }

  private static boolean isInOrder(Run before, Run next) throws IOException {
    try (Cursor last = new Range(before.of(), before.last(), before.end()).open(FEW_BYTES);
        Cursor first = new Range(next.of(), next.start(), next.end()).open(FEW_BYTES)) {
      last.next();
      first.next();
      return last.compare(first) <= 0;
    }
  }
}
