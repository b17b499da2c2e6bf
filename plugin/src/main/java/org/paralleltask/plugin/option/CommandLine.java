// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.option;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words as a shell reads and writes them. */
public final class CommandLine {
  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");

  private CommandLine() {}

  /** Splits at white space, except inside quotes, which are taken off. */
  public static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group().replaceAll("\"([^\"]*)\"|'([^']*)'", "$1$2"));
    }
    return words;
  }

  /** Whether nothing is left of it but white space when its words are taken out. */
  static boolean isComplete(String line) {
    return WORD.matcher(line).replaceAll("").isBlank();
  }

  /** {@code -Dparallel.option=value}, quoted if a shell would take it apart. */
  public static String property(Option option, String value) {
    return quote("-D%s=%s".formatted(option.property(), value));
  }

  /** The word as a shell must read it to take it for one. */
  public static String quote(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
