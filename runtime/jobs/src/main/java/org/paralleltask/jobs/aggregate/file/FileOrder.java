// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** In which order files follow each other. */
public enum FileOrder {
  /** That of the code points of their names. */
  NAME,
  /** The smallest first, and by name those that are equally large. */
  SIZE;

  /**
   * Puts files in this order.
   *
   * @param byName in the order of their names
   */
  public List<Path> sorted(List<Path> byName) throws IOException {
    if (this == NAME) {
      return byName;
    }
    Map<Path, Long> sizes = new HashMap<>();
    for (Path file : byName) {
      sizes.put(file, Files.size(file));
    }
    List<Path> files = new ArrayList<>(byName);
    files.sort(Comparator.comparing(sizes::get));
    return files;
  }
}
