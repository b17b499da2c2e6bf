// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.io.Console;
import java.io.File;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What decides whether there is somebody to watch a bar.
 *
 * @param interactive false with {@code -B}, or if the settings say so
 * @param quiet {@code -q}
 * @param parallelBuilds what {@code -T} comes to
 * @param colour false with {@code --color never}
 * @param commandLine how this JVM was started
 * @param environment the environment variables
 */
public record Surroundings(
    boolean interactive,
    boolean quiet,
    int parallelBuilds,
    boolean colour,
    String commandLine,
    Map<String, String> environment) {

  /** The terminal, if there is one and the log goes there too. */
  Optional<Console> terminal() {
    return Optional.ofNullable(System.console()).filter(Surroundings::isTerminal);
  }

  /** From JDK 22 on, and by default there, a console exists without a terminal too. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** Whether anything speaks against a bar, be there a terminal or not. */
  boolean wantsPlain() {
    return !interactive
        || quiet
        || parallelBuilds > 1
        || isSet("CI")
        || isDumb()
        || System.getProperty("mvnd.home") != null
        || logsToFile();
  }

  /** What does not say what it can is written to as if it could nothing, but on Windows. */
  private boolean isDumb() {
    return isSet("TERM") ? "dumb".equals(environment.get("TERM")) : File.separatorChar == '/';
  }

  private boolean isSet(String variable) {
    return !environment.getOrDefault(variable, "").isEmpty();
  }

  /** Maven tells a plugin everything but this option. */
  private boolean logsToFile() {
    return Arrays.stream(commandLine.split(" "))
        .anyMatch(word -> word.matches("-l.*|--log-file(=.*)?"));
  }

  boolean wantsColour() {
    return colour && !isSet("NO_COLOR");
  }

  int columns() {
    int asked = TerminalSize.now().columns();
    return asked > 0 ? asked : number("COLUMNS", 80);
  }

  int rows() {
    int asked = TerminalSize.now().rows();
    return asked > 0 ? asked : number("LINES", 24);
  }

  private int number(String variable, int otherwise) {
    String value = environment.getOrDefault(variable, "");
    return value.matches("[1-9]\\d{0,3}") ? Integer.parseInt(value) : otherwise;
  }
}
