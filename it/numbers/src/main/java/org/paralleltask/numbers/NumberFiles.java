// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.numbers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The files of the quick start: 1000 of them, with 20 numbers each, the same bytes every time. A
 * Python program with the seed 0 made the first ones; these are made as it did, so that none has to
 * be kept in the repository.
 */
public final class NumberFiles {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private NumberFiles() {}

  /** A file to write: its name, such as {@code tmp-yWAcq.numbers}, and all its text. */
  record NumberFile(String name, String text) {}

  /** Writes the files into the directory that the only argument names. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException(
          "NumberFiles takes one argument, the directory to write into, but got "
              + arguments.length);
    }
    write(Path.of(arguments[0]));
  }

  /** Writes the files into a directory, which is made if need be. */
  public static void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (NumberFile file : all()) {
      Files.writeString(directory.resolve(file.name()), file.text());
    }
  }

  /** All files, in the order in which they are drawn. */
  static List<NumberFile> all() {
    PythonRandom random = new PythonRandom(0);
    List<NumberFile> files = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      files.add(new NumberFile("tmp-" + letters(random) + ".numbers", numbers(random)));
    }
    return files;
  }

  /** Five different letters, as Python's {@code random.sample} draws them. */
  private static String letters(PythonRandom random) {
    Set<Integer> drawn = new LinkedHashSet<>();
    while (drawn.size() < 5) {
      drawn.add(random.below(LETTERS.length()));
    }
    StringBuilder letters = new StringBuilder();
    drawn.forEach(index -> letters.append(LETTERS.charAt(index)));
    return letters.toString();
  }

  private static String numbers(PythonRandom random) {
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < 20; line++) {
      lines.append(1 + random.below(99)).append('\n');
    }
    return lines.toString();
  }
}
