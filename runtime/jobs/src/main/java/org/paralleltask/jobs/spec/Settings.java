// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a ready-made job is asked, as texts by name. Collects everything that is wrong with them, so
 * that it is told at once, before anything runs.
 */
public final class Settings {
  private static final int MOST_SHOWN = 20;

  private final Function<String, @Nullable String> texts;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param texts the text of a setting by its name; null if it is not set
   */
  public Settings(Function<String, @Nullable String> texts) {
    this.texts = texts;
  }

  /** Those of this JVM, which has one job. */
  public static Settings ofSystemProperties(String prefix) {
    return new Settings(name -> System.getProperty(prefix + name));
  }

  /** The text, as it is; empty if it is not set. */
  public Optional<String> exact(String name) {
    return Optional.ofNullable(texts.apply(name));
  }

  /** The text, without blanks around it; empty if it is not set, or blank. */
  public Optional<String> text(String name) {
    return exact(name).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** What stands between commas. */
  public Stream<String> list(String name) {
    return text(name).stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String name, boolean otherwise) {
    return value(name, otherwise, Form.YES_OR_NO);
  }

  /** A whole number. */
  public int count(String name, int otherwise, int least, int most) {
    return value(
        name,
        otherwise,
        text ->
            Form.digits(text)
                .filter(number -> number >= least && number <= most)
                .map(Long::intValue),
        "a whole number from %d to %d".formatted(least, most));
  }

  /** A time, which may be none: {@code 0ms}, {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}. */
  public Duration time(String name, Duration otherwise) {
    return value(name, otherwise, Form.DURATION);
  }

  /** A number of bytes: {@code 512}, {@code 64k}, {@code 10m}, {@code 2g}. */
  public long bytes(String name, long otherwise, long least) {
    return value(
        name,
        otherwise,
        text -> Form.BYTES.read().apply(text).filter(size -> size >= least),
        Form.BYTES.accepted());
  }

  /** One of an enum's constants, written in lower case with hyphens. */
  public <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
    return value(name, otherwise, Form.oneOf(type));
  }

  private <T> T value(String name, T otherwise, Form<T> form) {
    return value(name, otherwise, form.read(), form.accepted());
  }

  /**
   * Any other value.
   *
   * @param read the value; empty if the text is none
   * @param accepted what is, in words
   */
  public <T> T value(
      String name, T otherwise, Function<String, Optional<T>> read, String accepted) {
    Optional<String> text = text(name);
    return text.isEmpty()
        ? otherwise
        : read.apply(text.get()).orElseGet(() -> problem(name, text.get(), accepted, otherwise));
  }

  /** Notes that a text is not what is accepted; gives what to go on with. */
  public <T> T problem(String name, String text, String accepted, T instead) {
    problems.add("\"%s\" is \"%s\". Accepted: %s.".formatted(name, text.strip(), accepted));
    return instead;
  }

  /** Notes anything else that is wrong. */
  public void problem(String problem) {
    problems.add(problem);
  }

  /**
   * Ends the reading.
   *
   * @throws ConfigurationException with what is wrong, the first twenty in words
   */
  public void requireNoProblem() throws ConfigurationException {
    if (problems.isEmpty()) {
      return;
    }
    List<String> shown = new ArrayList<>(problems);
    if (shown.size() > MOST_SHOWN) {
      shown.subList(MOST_SHOWN, shown.size()).clear();
      shown.add("and " + (problems.size() - MOST_SHOWN) + " more.");
    }
    throw new ConfigurationException(shown);
  }
}
