// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.paralleltask.jobs.journal.FileStamp;

/**
 * Files that items have written, seen from the project.
 *
 * @param base the directory of the project, which paths start from
 */
public record Outputs(Path base) {

  /** Where the file of a stamp is, or was. */
  public Path path(FileStamp stamp) {
    return base.resolve(stamp.path());
  }

  /** Whether a file is inside the project, no link, and still what an item has written. */
  public boolean isOwnAndUnchanged(FileStamp stamp) throws IOException {
    Path file = path(stamp);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && file.toRealPath().startsWith(base.toRealPath())
        && isUnchanged(stamp, Sight.of(file));
  }

  /** By content, if it is known: what follows cannot be undone. */
  private static boolean isUnchanged(FileStamp stamp, Sight sight) throws IOException {
    boolean known = !stamp.sha256().isEmpty() && Sight.kind(stamp) == Sight.Kind.FILE;
    return known
        ? sight.size() == stamp.size() && ContentHash.of(sight.path()).equals(stamp.sha256())
        : sight.looksLike(stamp);
  }
}
