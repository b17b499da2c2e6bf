// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.io.IOException;
import org.paralleltask.OutputFile;
import org.paralleltask.jobs.journal.FileStamp;

/**
 * Output files that a run had written down, but not published any more when it was killed.
 *
 * @param stamps what tells a file by its stamp
 * @param publishes whether they are published now; else they are only found
 */
record Unpublished(Stamps stamps, boolean publishes) {
  /**
   * Publishes a file, if it waits for that.
   *
   * @param stamp of the file as it is to be
   * @return whether it has waited, and is published now, or could be
   */
  boolean settle(FileStamp stamp) {
    try {
      OutputFile file = new OutputFile(stamps.path(stamp));
      if (!isAt(file, stamp)) {
        return false;
      }
      if (publishes) {
        file.publish();
      }
      return true;
    } catch (IOException | IllegalArgumentException unpublished) {
      return false; // the item runs again, and says what is wrong
    }
  }

  private boolean isAt(OutputFile file, FileStamp stamp) throws IOException {
    Sight part = Sight.of(file.part());
    return part.isFile()
        && stamps
            .compare(stamp.at(stamps.text(part.path())), part, new Hashing.Hash(part))
            .stamp()
            .isPresent();
  }
}
