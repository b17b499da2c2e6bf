// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.paralleltask.Backoff;

/**
 * How an option is written: what is accepted, in words, and how it is read.
 *
 * @param accepted the accepted forms, for messages
 * @param read the value; empty if the text has none of the accepted forms
 */
record Form<T>(String accepted, Function<String, Optional<T>> read) {
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,7})([kmg])");
  private static final Pattern BYTE_COUNT = Pattern.compile("(\\d{1,9})([kmg]?)");
  private static final int LEAST_HEAP_MEGABYTES = 2;
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS);

  static final Form<String> TEXT = new Form<>("any text", Optional::of);
  static final Form<Long> COUNT =
      new Form<>("a whole number from 1", text -> digits(text).filter(number -> number >= 1));
  static final Form<Integer> SMALL_COUNT =
      new Form<>(COUNT.accepted, text -> COUNT.read.apply(text).map(Form::clamp));
  static final Form<Integer> COUNT_FROM_0 =
      new Form<>("a whole number from 0", text -> digits(text).map(Form::clamp));
  static final Form<OptionalInt> COUNT_OR_AUTO =
      new Form<>(
          COUNT.accepted + ", or auto",
          text ->
              text.equals("auto")
                  ? Optional.of(OptionalInt.empty())
                  : SMALL_COUNT.read.apply(text).map(OptionalInt::of));
  static final Form<OptionalInt> MEGABYTES_OR_AUTO =
      new Form<>(
          "a size from 2m up such as 512m or 2g, or auto",
          text ->
              text.equals("auto")
                  ? Optional.of(OptionalInt.empty())
                  : megabytes(text).map(OptionalInt::of));
  static final Form<Boolean> YES_OR_NO =
      new Form<>(
          "true or false",
          text ->
              text.equals("true") || text.equals("false")
                  ? Optional.of(text.equals("true"))
                  : Optional.empty());
  static final Form<Duration> DURATION =
      new Form<>("a time such as 500ms, 30s, 5m or 1h", Form::duration);
  static final Form<Duration> DURATION_ABOVE_ZERO =
      new Form<>(
          "a time above zero such as 500ms, 30s, 5m or 1h",
          text -> duration(text).filter(time -> !time.isZero()));
  static final Form<Duration> DURATION_OR_NONE =
      new Form<>(
          DURATION_ABOVE_ZERO.accepted + ", or none",
          text ->
              text.equals("none")
                  ? Optional.of(Duration.ZERO)
                  : DURATION_ABOVE_ZERO.read.apply(text));
  static final Form<Long> BYTES = new Form<>("a size such as 512k, 16m or 1g", Form::bytes);
  static final Form<Workers> WORKERS =
      new Form<>(
          "a number such as 4, a number for each processor such as 2C, or auto", Workers::parse);
  static final Form<Tolerance> TOLERANCE =
      new Form<>("a number such as 10, or a share of the items such as 5%", Tolerance::parse);

  /** One of an enum's constants, written in lower case with hyphens. */
  static <E extends Enum<E>> Form<E> oneOf(Class<E> type) {
    String accepted =
        Arrays.stream(type.getEnumConstants()).map(Form::written).collect(Collectors.joining(", "));
    return new Form<>(
        accepted,
        text ->
            Arrays.stream(type.getEnumConstants())
                .filter(constant -> written(constant).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst());
  }

  static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String written(Backoff backoff) {
    return backoff.equals(Backoff.NONE)
        ? "none"
        : written(backoff.first()) + ".." + written(backoff.most());
  }

  private static String written(Duration time) {
    long millis = time.toMillis();
    for (String unit : List.of("h", "m", "s")) {
      long length = unit(unit).getDuration().toMillis();
      if (millis >= length && millis % length == 0) {
        return millis / length + unit;
      }
    }
    return millis + "ms";
  }

  static Optional<Long> digits(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  static int clamp(long count) {
    return (int) Math.min(count, Integer.MAX_VALUE);
  }

  private static Optional<Duration> duration(String text) {
    Matcher parts = TIME.matcher(text);
    return parts.matches()
        ? Optional.of(Duration.of(Long.parseLong(parts.group(1)), unit(parts.group(2))))
        : Optional.empty();
  }

  private static Optional<Long> bytes(String text) {
    Matcher parts = BYTE_COUNT.matcher(text.toLowerCase(Locale.ROOT));
    return parts.matches()
        ? Optional.of(Long.parseLong(parts.group(1)) << shift(parts.group(2)))
        : Optional.empty();
  }

  private static int shift(String unit) {
    return switch (unit) {
      case "k" -> 10;
      case "m" -> 20;
      case "g" -> 30;
      default -> 0;
    };
  }

  private static Optional<Integer> megabytes(String text) {
    Matcher parts = SIZE.matcher(text);
    return parts.matches()
        ? Optional.of(clamp(megabytes(Long.parseLong(parts.group(1)), parts.group(2))))
            .filter(size -> size >= LEAST_HEAP_MEGABYTES)
        : Optional.empty();
  }

  private static long megabytes(long number, String unit) {
    return switch (unit) {
      case "k" -> number >> 10;
      case "g" -> number << 10;
      default -> number;
    };
  }

  private static ChronoUnit unit(String name) {
    return UNITS.getOrDefault(name, ChronoUnit.SECONDS);
  }
}
