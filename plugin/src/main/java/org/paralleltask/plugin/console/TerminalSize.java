// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.paralleltask.plugin.process.Signals;

/**
 * How large the terminal is at the moment. Java cannot tell; most builds of Maven bring along what
 * can. Where that is missing, as in those of Debian, the command {@code stty} is asked, and again
 * whenever the terminal has changed its size.
 */
final class TerminalSize {
  private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("(\\d{1,4}) (\\d{1,4})\\s*");

  private static final MavenTerminal MAVEN = MavenTerminal.find();
  private static final AtomicBoolean WATCHED = new AtomicBoolean();
  private static final AtomicBoolean CHANGED = new AtomicBoolean(true);
  private static volatile Size asked = Size.UNKNOWN;

  private TerminalSize() {}

  /**
   * A size; a number that is not positive is unknown.
   *
   * @param rows how many lines there are
   */
  record Size(int rows, int columns) {
    static final Size UNKNOWN = new Size(0, 0);
  }

  /** What is known of it. */
  static Size now() {
    Size known = MAVEN.size();
    return known.columns() > 0 ? known : ofCommand();
  }

  private static Size ofCommand() {
    if (WATCHED.compareAndSet(false, true)) {
      var unused = Signals.onSignal("WINCH", () -> CHANGED.set(true));
    }
    if (CHANGED.getAndSet(false)) {
      asked = ask().orElse(Size.UNKNOWN);
    }
    return asked;
  }

  private static Optional<Size> ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return Optional.empty();
      }
      return parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Size> parse(String answer) {
    Matcher numbers = ROWS_AND_COLUMNS.matcher(answer);
    return numbers.matches()
        ? Optional.of(
            new Size(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
        : Optional.empty();
  }
}
