// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.option;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The accepted forms of a value, as a check and as words for the message. */
@FunctionalInterface
interface Syntax {
  /** What is wrong with a value, as the rest of a sentence that begins with the option's name. */
  Optional<String> problem(String value);

  /** Anything but nothing. */
  static Syntax text() {
    return matching("not be empty", ".*\\S.*");
  }

  /** Anything, an empty text too: an empty list of items is a list. */
  static Syntax anything() {
    return value -> Optional.empty();
  }

  static Syntax duration() {
    return matching(
        "be a duration greater than 0: 500ms, 30s, 5m or 1h", "0*[1-9]\\d{0,8}(ms|s|m|h)");
  }

  static Syntax durationOrNone() {
    return matching(
        "be a duration greater than 0 (500ms, 30s, 5m or 1h), or none",
        "none|0*[1-9]\\d{0,8}(ms|s|m|h)");
  }

  /** A first and a longest wait; that the second is not shorter is for the job to see. */
  static Syntax backoff() {
    String time = "0*[1-9]\\d{0,8}(ms|s|m|h)";
    return matching(
        "be two durations with \"..\" between them (500ms..30s), or none",
        "none|" + time + "\\.\\." + time);
  }

  static Syntax classNames() {
    String name = "\\s*[\\p{L}_$][\\p{L}\\p{N}_$.]*\\s*";
    return matching("be names of classes, separated by commas", name + "(," + name + ")*");
  }

  static Syntax count(int atLeast) {
    String words = "be a whole number of at least " + atLeast;
    return value -> complain(isCount(value, atLeast), words, value);
  }

  static Syntax countOrPercent() {
    String words = "be a count (10) or a share of the items (5%)";
    return value -> complain(isCount(value, 0) || isPercent(value), words, value);
  }

  static Syntax countOrAuto() {
    String words = "be a whole number of at least 1, or auto";
    return value -> complain(isCount(value, 1) || value.equals("auto"), words, value);
  }

  static Syntax workers() {
    String words = "be a number of at least 1 (4), a multiple of the processors (2C), or auto";
    return value -> complain(isWorkers(value), words, value);
  }

  static Syntax oneOf(String... values) {
    List<String> legal = List.of(values);
    return value -> complain(legal.contains(value), "be " + alternatives(legal), value);
  }

  /** Sizes that the heap of a JVM can have. */
  static Syntax sizeOrAuto() {
    String words = "be a size of at least 2m (512m, 2g), or auto";
    return value -> complain(value.equals("auto") || isHeapSize(value), words, value);
  }

  /** Words as in a shell, every quote of which has an end. */
  static Syntax commandLine() {
    return value -> complain(CommandLine.isComplete(value), "have an end for every quote", value);
  }

  /** Pools, with a word of their own for those that are planned and this version lacks. */
  static Syntax pool() {
    return value ->
        value.equalsIgnoreCase("cluster")
            ? Optional.of(
                "is \"%s\", a pool that this version does not have; it has thread, virtual and process"
                    .formatted(value))
            : oneOf("thread", "virtual", "process").problem(value);
  }

  private static Syntax matching(String words, String regex) {
    Pattern pattern = Pattern.compile(regex, Pattern.DOTALL);
    return value -> complain(pattern.matcher(value).matches(), words, value);
  }

  private static Optional<String> complain(boolean legal, String words, String value) {
    return legal
        ? Optional.empty()
        : Optional.of("must %s, but was \"%s\"".formatted(words, value));
  }

  private static String alternatives(List<String> legal) {
    int last = legal.size() - 1;
    return Arrays.stream(legal.toArray(String[]::new), 0, last).collect(Collectors.joining(", "))
        + " or "
        + legal.get(last);
  }

  private static boolean isCount(String value, int atLeast) {
    // Nine digits fit into an int whatever they are.
    return value.matches("\\d{1,9}") && Integer.parseInt(value) >= atLeast;
  }

  private static boolean isPercent(String value) {
    return value.matches("\\d{1,3}(\\.\\d{1,6})?%") && number(value) <= 100;
  }

  private static boolean isHeapSize(String value) {
    if (!value.matches("\\d{1,7}[kmg]")) {
      return false;
    }
    long number = Long.parseLong(value.substring(0, value.length() - 1));
    return number
        >= switch (value.charAt(value.length() - 1)) {
          case 'k' -> 2048;
          case 'm' -> 2;
          default -> 1;
        };
  }

  private static boolean isWorkers(String value) {
    boolean isMultiple = value.matches("\\d{1,5}(\\.\\d{1,3})?C") && number(value) > 0;
    return value.equals("auto") || isCount(value, 1) || isMultiple;
  }

  /** The number before a sign of one character. */
  private static double number(String value) {
    return Double.parseDouble(value.substring(0, value.length() - 1));
  }
}
