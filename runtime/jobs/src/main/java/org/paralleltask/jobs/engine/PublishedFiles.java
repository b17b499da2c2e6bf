// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Which item made which output file in this run: of two with one name, the first would be lost. */
final class PublishedFiles {
  private final SeenKeys files = new SeenKeys();

  /**
   * The item is about to publish a file. It may do that again, in another attempt.
   *
   * @throws FileSystemException if the file is another item's
   */
  synchronized void claim(Path file, long index) throws FileSystemException {
    OptionalInt owner = files.add(Keys.of(file.toString()), index);
    if (owner.isPresent() && owner.getAsInt() != (int) index) {
      String why =
          "item %d of this run has made it, which this one would overwrite; each needs a file of its own"
              .formatted(owner.getAsInt() + 1L);
      throw new FileSystemException(file.toString(), null, why);
    }
  }
}
