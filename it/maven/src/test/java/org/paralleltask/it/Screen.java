// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.it;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a terminal shows after it was sent text: as much of one as Maven and the bar use. */
final class Screen {
  private static final Pattern PART =
      Pattern.compile("\033\\[(\\?)?([\\d;]*)([A-Za-z])|\r|\n|[^\033\r\n]+|\033");

  private final List<String> lines = new ArrayList<>(List.of(""));
  private boolean cursorShown = true;
  private boolean wraps = true;
  private int row;
  private int column;

  static Screen after(String sent) {
    Screen screen = new Screen();
    Matcher matcher = PART.matcher(sent);
    while (matcher.find()) {
      screen.take(matcher);
    }
    return screen;
  }

  private void take(Matcher part) {
    if (part.group(3) != null) {
      control(part.group(1) != null, part.group(2), part.group(3).charAt(0));
    } else if (part.group().equals("\r")) {
      column = 0;
    } else if (part.group().equals("\n")) {
      down();
    } else {
      print(part.group());
    }
  }

  private void control(boolean mode, String arguments, char command) {
    int count = arguments.matches("\\d+") ? Integer.parseInt(arguments) : 1;
    switch (command) {
      case 'A' -> row = Math.max(0, row - count);
      case 'J' -> {
        lines.subList(row + 1, lines.size()).clear();
        lines.set(row, left());
      }
      case 'K' -> lines.set(row, left());
      case 'h', 'l' -> set(mode ? count : 0, command == 'h');
      case 'm' -> {
        // Colours are not looked at.
      }
      default -> throw new IllegalArgumentException("ESC [ " + arguments + command);
    }
  }

  private void set(int mode, boolean on) {
    switch (mode) {
      case 25 -> cursorShown = on;
      case 7 -> wraps = on;
      default -> throw new IllegalArgumentException("mode " + mode);
    }
  }

  private String left() {
    return lines.get(row).substring(0, Math.min(column, lines.get(row).length()));
  }

  private void down() {
    row++;
    column = 0;
    if (row == lines.size()) {
      lines.add("");
    }
  }

  private void print(String text) {
    String line = lines.get(row);
    String padded = line + " ".repeat(Math.max(0, column - line.length()));
    int end = column + text.length();
    String rest = padded.length() > end ? padded.substring(end) : "";
    lines.set(row, padded.substring(0, column) + text + rest);
    column = end;
  }

  String text() {
    return String.join("\n", lines);
  }

  /** Whether the user can go on as before: with a cursor, and lines that wrap. */
  boolean isAsBefore() {
    return cursorShown && wraps;
  }
}
