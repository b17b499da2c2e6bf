// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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

  /**
   * What a search has found, as texts relative to where it began.
   *
   * @param files in code-point order
   * @param leftOut links that were not followed and would have led to files, in that order too
   */
  public record Found(List<String> files, List<String> leftOut) {}

  /** The files, each as text relative to {@code base}; a link to a file is one. */
  public static List<String> find(Path base, String pattern) throws ConfigurationException {
    return find(base, pattern, Links.TO_FILES).files();
  }

  /** The files, each as text relative to {@code base}. */
  public static Found find(Path base, String pattern, Links links) throws ConfigurationException {
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
      return find(base, new GlobWalk(root, glob, links));
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

  /** What is found, with the name that it is sorted by. */
  private record Named(String name, Path file) {}

  private static Found find(Path base, GlobWalk walk) throws IOException {
    walk.walk();
    List<Named> files = named(base, walk.files());
    return new Found(
        names(walk.followsAll() ? distinct(files) : files), names(named(base, walk.leftOut())));
  }

  private static List<Named> named(Path base, List<Path> files) {
    return files.stream()
        .map(file -> new Named(Labels.relative(base, file), file))
        .sorted(Comparator.comparing(Named::name, BY_CODE_POINT))
        .toList();
  }

  private static List<String> names(List<Named> files) {
    return files.stream().map(Named::name).toList();
  }

  /** Each file by its first name only. */
  private static List<Named> distinct(List<Named> files) throws IOException {
    Set<Path> seen = new HashSet<>();
    List<Named> distinct = new ArrayList<>();
    for (Named named : files) {
      if (seen.add(named.file().toRealPath())) {
        distinct.add(named);
      }
    }
    return distinct;
  }

  /** Whether a pattern would find a file of this name, if it were there. */
  public static boolean isNamed(Path base, String pattern, Path file) {
    String name = Labels.relative(base.toAbsolutePath().normalize(), file);
    return Glob.parse(pattern).filter(glob -> glob.matchesWhole(name)).isPresent();
  }

  /** The code point that the char at {@code index} belongs to: a surrogate is above all others. */
  private static int codePoint(String text, int index) {
    char c = text.charAt(index);
    return Character.isSurrogate(c) ? Character.MAX_VALUE + 1 + c : c;
  }
}
