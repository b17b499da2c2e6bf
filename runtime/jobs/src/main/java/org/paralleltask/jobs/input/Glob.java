// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of relative file names as people know it from shells and builds: {@code *} and {@code
 * ?} stay within a directory, {@code **} goes through any number of them, none included, {@code
 * [a-z]} is one character, {@code {a,b}} one of several.
 *
 * @param root the directories at its beginning that are no pattern; empty or ending in a slash
 * @param depth how far below root a file may be
 * @param pattern what matches a name relative to root
 */
record Glob(String root, int depth, Pattern pattern) {
  private static final String SPECIAL = "*?[{\\";

  /** Reads a pattern; empty if a bracket is not closed. */
  static Optional<Glob> parse(String text) {
    String glob = text.replace('\\', '/');
    int end = 0;
    for (int i = 0; i < glob.length() && SPECIAL.indexOf(glob.charAt(i)) < 0; i++) {
      end = glob.charAt(i) == '/' ? i + 1 : end;
    }
    try {
      String root = glob.substring(0, end);
      return Optional.of(
          new Glob(
              root,
              depth(glob.substring(end)),
              Pattern.compile(new Translation(glob, end).regex())));
    } catch (PatternSyntaxException unbalanced) {
      return Optional.empty();
    }
  }

  private static int depth(String glob) {
    return glob.contains("**") ? Integer.MAX_VALUE : glob.split("/", -1).length;
  }

  boolean matches(String relative) {
    return pattern.matcher(relative).matches();
  }

  /** As {@link #matches}, of a name with its root. */
  boolean matchesWhole(String name) {
    return name.startsWith(root) && matches(name.substring(root.length()));
  }

  /** One pass over the pattern. */
  private static final class Translation {
    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int at;
    private int alternatives;

    Translation(String glob, int from) {
      this.glob = glob;
      this.at = from;
    }

    String regex() {
      while (at < glob.length()) {
        translate(glob.charAt(at));
      }
      return regex.toString();
    }

    private void translate(char c) {
      switch (c) {
        case '*' -> star();
        case '?' -> emit("[^/]", 1);
        case '[' -> characterClass();
        case '{' -> open();
        case '}' -> close();
        case ',' -> emit(alternatives > 0 ? "|" : ",", 1);
        default -> emit(Pattern.quote(String.valueOf(c)), 1);
      }
    }

    private void star() {
      if (glob.startsWith("**/", at)) {
        emit("(?:.*/)?", 3);
      } else if (glob.startsWith("**", at)) {
        emit(".*", 2);
      } else {
        emit("[^/]*", 1);
      }
    }

    private void characterClass() {
      int end = glob.indexOf(']', at + 2);
      if (end < 0) {
        throw new PatternSyntaxException("a bracket is not closed", glob, at);
      }
      String inside = glob.substring(at + 1, end).replaceAll("[\\[\\]&^\\\\]", "\\\\$0");
      boolean negated = inside.startsWith("!");
      emit(negated ? "[^/" + inside.substring(1) + "]" : "[" + inside + "]", end + 1 - at);
    }

    private void open() {
      alternatives++;
      emit("(?:", 1);
    }

    private void close() {
      emit(alternatives > 0 ? ")" : "\\}", 1);
      alternatives = Math.max(0, alternatives - 1);
    }

    private void emit(String part, int consumed) {
      regex.append(part);
      at += consumed;
    }
  }
}
