// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.record;

import java.io.Serial;

/** Bytes of a file that are not what they should be. */
public final class MalformedException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /**
   * @param position in the file, in bytes from its start
   */
  public MalformedException(long position, String problem) {
    super("byte %d: %s".formatted(position, problem));
  }

  /** Of a record that has too few or too many fields. */
  public static MalformedException ofFields(RecordReader record, int columns) {
    return new MalformedException(
        record.start(),
        "the record has %s, but there %s"
            .formatted(
                counted(record.fields().count(), "field"),
                (columns == 1 ? "is " : "are ") + counted(columns, "column")));
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
