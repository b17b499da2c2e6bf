// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How large the terminal is at the moment: Java cannot tell, but Maven brings along what can. Maven
 * 3 knows columns and lines, Maven 4 columns only.
 */
final class TerminalSize {
  private static final IntSupplier COLUMNS =
      List.of("org.fusesource.jansi.AnsiConsole", "org.apache.maven.jline.MessageUtils").stream()
          .map(TerminalSize::columnsOf)
          .filter(Objects::nonNull)
          .findFirst()
          .orElse(() -> 0);

  private static final IntSupplier ROWS = Objects.requireNonNullElse(rowsOfJansi(), () -> 0);

  private TerminalSize() {}

  /** The columns, or something not positive if nobody knows. */
  static int columns() {
    return COLUMNS.getAsInt();
  }

  /** The lines, or something not positive if nobody knows. */
  static int rows() {
    return ROWS.getAsInt();
  }

  private static @Nullable IntSupplier columnsOf(String type) {
    try {
      Method method = Class.forName(type).getMethod("getTerminalWidth");
      return () -> orUnknown(() -> (int) method.invoke(null));
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }

  private static @Nullable IntSupplier rowsOfJansi() {
    try {
      Class<?> library = Class.forName("org.fusesource.jansi.internal.CLibrary");
      Class<?> size = Class.forName("org.fusesource.jansi.internal.CLibrary$WinSize");
      Method ask = library.getMethod("ioctl", int.class, long.class, size);
      long question = library.getField("TIOCGWINSZ").getLong(null);
      Field rows = size.getField("ws_row");
      return () -> orUnknown(() -> rows(ask, question, size.getConstructor().newInstance(), rows));
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }

  private static int rows(Method ask, long question, Object size, Field rows)
      throws ReflectiveOperationException {
    int standardOutput = 1;
    ask.invoke(null, standardOutput, question, size);
    return rows.getShort(size);
  }

  private interface Question {
    int ask() throws ReflectiveOperationException;
  }

  private static int orUnknown(Question question) {
    try {
      return question.ask();
    } catch (ReflectiveOperationException | LinkageError e) {
      return 0;
    }
  }
}
