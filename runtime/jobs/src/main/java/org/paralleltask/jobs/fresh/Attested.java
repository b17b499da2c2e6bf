// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A result that knows more than can be seen of it: what is in the file that it names, so that this
 * need not be read again, and whether the item had anything to do.
 */
public interface Attested {
  /** What is in the file; empty if that is not known. */
  Optional<Content> content();

  /** Whether the item has found all as it should be, so that it was up to date. */
  boolean unchanged();

  /** Why there is nothing, where that is fine; empty if there is something. */
  default Optional<String> absence() {
    return Optional.empty();
  }

  /**
   * What is in a file that looks like this. It does not count for one that looks otherwise by now.
   *
   * @param file its path
   * @param size in bytes
   * @param modifiedMillis when it was changed last, in milliseconds since 1970
   * @param sha256 of its content, in hexadecimal
   */
  record Content(Path file, long size, long modifiedMillis, String sha256) {
    boolean isOf(Sight sight) {
      return sight.isFile()
          && sight.size() == size
          && sight.modifiedMillis() == modifiedMillis
          && sight.path().equals(file.toAbsolutePath().normalize());
    }
  }
}
