// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** How wide the terminal is at the moment: Java cannot tell, but Maven brings along what can. */
final class TerminalWidth {
  // Maven 3, then Maven 4.
  private static final List<String> WHO_KNOWS =
      List.of("org.fusesource.jansi.AnsiConsole", "org.apache.maven.jline.MessageUtils");

  private static final IntSupplier ASK =
      WHO_KNOWS.stream()
          .map(TerminalWidth::asking)
          .filter(Objects::nonNull)
          .findFirst()
          .orElse(() -> 0);

  private TerminalWidth() {}

  /** The columns, or something not positive if nobody knows. */
  static int ask() {
    return ASK.getAsInt();
  }

  private static @Nullable IntSupplier asking(String type) {
    try {
      var method = Class.forName(type).getMethod("getTerminalWidth");
      return () -> {
        try {
          return (int) method.invoke(null);
        } catch (ReflectiveOperationException e) {
          return 0;
        }
      };
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }
}
