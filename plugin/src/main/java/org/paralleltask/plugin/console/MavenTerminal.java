// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What Maven knows of its terminal: Maven 3 columns and lines, Maven 4 columns only. By reflection,
 * because no version has all of it.
 *
 * @param columns how many there are; 0 if that is not known
 * @param rows how many lines there are; 0 if that is not known
 */
record MavenTerminal(IntSupplier columns, IntSupplier rows) {
  private static final int STANDARD_OUTPUT = 1;

  static MavenTerminal find() {
    IntSupplier columns =
        List.of("org.fusesource.jansi.AnsiConsole", "org.apache.maven.jline.MessageUtils").stream()
            .map(MavenTerminal::columnsOf)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(() -> 0);
    return new MavenTerminal(columns, Objects.requireNonNullElse(rowsOfJansi(), () -> 0));
  }

  TerminalSize.Size size() {
    return new TerminalSize.Size(rows.getAsInt(), columns.getAsInt());
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
    ask.invoke(null, STANDARD_OUTPUT, question, size);
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
