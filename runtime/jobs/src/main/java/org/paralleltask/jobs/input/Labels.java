// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What people know an item by, and whether equal labels mean equal items. */
final class Labels {
  private static final int LONGEST = 1000;

  private final Path base;

  Labels(Path base) {
    this.base = base;
  }

  Candidate of(Object item, long index) {
    try {
      String text = text(item);
      return new Candidate("", text, item, null, isCanonical(item), text);
    } catch (RuntimeException | Error broken) {
      String label = item.getClass().getSimpleName() + "@" + index;
      return new Candidate("", label, item, null, false, label);
    }
  }

  static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  private String text(Object item) {
    if (item instanceof Path path) {
      return relative(base, path);
    }
    String text = item.getClass().isArray() ? elements(item) : item.toString();
    return Objects.requireNonNull(text, "classes of users may give none");
  }

  private static String elements(Object array) {
    String nested = Arrays.deepToString(new Object[] {array});
    return nested.substring(1, nested.length() - 1);
  }

  static String relative(Path base, Path path) {
    boolean inside = path.isAbsolute() && path.startsWith(base);
    String text = (inside ? base.relativize(path) : path).toString();
    return text.replace(File.separatorChar, '/');
  }

  /** Classes of unknown make may give the same text for different objects. */
  private static boolean isCanonical(Object item) {
    return item instanceof CharSequence
        || item instanceof Number
        || item instanceof Boolean
        || item instanceof Character
        || item instanceof Enum<?>
        || item instanceof Record
        || item instanceof Path
        || item instanceof File
        || item instanceof URI
        || item instanceof URL
        || item instanceof UUID
        || item instanceof Temporal
        || item instanceof Collection<?>
        || item instanceof Map<?, ?>
        || item.getClass().isArray();
  }
}
