// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.paralleltask.jobs.spec.ConfigurationException;

/** Finds the files that a pattern names, in an order that no locale and no file system changes. */
public final class GlobFiles {
  /** The order of code points, which is that of UTF-8, too. */
  public static final Comparator<String> BY_CODE_POINT =
      (a, b) -> {
        int same = 0;
        while (same < a.length() && same < b.length() && a.charAt(same) == b.charAt(same)) {
          same++;
        }
        return same == a.length() || same == b.length()
            ? Integer.compare(a.length(), b.length())
            : Integer.compare(codePoint(a, same), codePoint(b, same));
      };

  private GlobFiles() {}

  /** The files, each as text relative to {@code base}. */
  public static List<String> find(Path base, String pattern) throws ConfigurationException {
    requireDirectory(base, "\"itemsDir\" is", "");
    Glob glob =
        Glob.parse(pattern)
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "\"itemsGlob\" is \"%s\", in which a bracket is not closed."
                            .formatted(pattern)));
    Path root = base.resolve(glob.root());
    requireDirectory(
        root,
        "\"itemsGlob\" is \"" + pattern + "\", which looks for files in",
        " (base: " + base + ")");
    try {
      return find(base, root, glob);
    } catch (IOException unreadable) {
      throw new ConfigurationException(
          "\"itemsGlob\" is \"%s\", but the files cannot be listed: %s."
              .formatted(pattern, unreadable));
    }
  }

  private static void requireDirectory(Path directory, String who, String more)
      throws ConfigurationException {
    if (!Files.isDirectory(directory)) {
      throw new ConfigurationException(
          "%s \"%s\"%s: there is no such directory. Create it, or correct the option."
              .formatted(who, directory, more));
    }
  }

  private static List<String> find(Path base, Path root, Glob glob) throws IOException {
    List<String> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        Set.of(),
        glob.depth(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (glob.matches(Labels.relative(root, file)) && Files.isRegularFile(file)) {
              found.add(Labels.relative(base, file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(BY_CODE_POINT);
    return found;
  }

  /** The code point that the char at {@code index} belongs to: a surrogate is above all others. */
  private static int codePoint(String text, int index) {
    char c = text.charAt(index);
    return Character.isSurrogate(c) ? Character.MAX_VALUE + 1 + c : c;
  }
}
