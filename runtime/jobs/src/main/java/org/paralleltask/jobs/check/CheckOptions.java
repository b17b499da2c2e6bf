// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.HttpOptions;
import org.paralleltask.jobs.http.HttpSettings;
import org.paralleltask.jobs.spec.ConfigurationException;

/** Reads settings of texts, and says everything that is wrong with them at once. */
final class CheckOptions {
  private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final String TIMES = "a time such as 500ms, 30s, 5m or 1h";
  private static final String KINDS =
      Stream.of(Kind.values())
          .filter(kind -> !kind.isGood())
          .map(Kind::word)
          .collect(Collectors.joining(", "));

  private final Map<String, String> options;
  private final List<String> problems = new ArrayList<>();

  CheckOptions(Map<String, String> options) {
    this.options = options;
  }

  CheckSettings read() throws ConfigurationException {
    Path base = Path.of(text("base").orElse("")).toAbsolutePath();
    CheckSettings settings =
        new CheckSettings(
            base,
            list("items").toList(),
            text("itemsFile").map(base::resolve).orElse(null),
            list("site").toList(),
            flag("recurse", true),
            count("maxDepth", 10),
            count("maxPages", 10_000),
            flag("fragments", true),
            value("accept", "200..299", Accepted::parse, "statuses such as 200..299,304"),
            text("failOn").isPresent() ? kinds("failOn", Set.of()) : null,
            kinds("warnOn", EnumSet.allOf(Kind.class)),
            list("ignore").flatMap(each -> ignore(each).stream()).toList(),
            words(text("notify").orElse("")),
            text("cacheFor").filter("off"::equals).isPresent()
                ? Duration.ZERO
                : time("cacheFor", "24h"),
            path("cacheFile"),
            count("attempts", 4),
            flag("offline", false),
            path("directory"),
            http());
    requireSomething(settings);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(String.join("\n", problems));
    }
    return settings;
  }

  /** A check is gentler with hosts than a download, and the limit of an attempt is one word. */
  private HttpSettings http() {
    String timeout = text("timeout").orElse("30s");
    Map<String, String> otherwise =
        Map.of(
            "hostConcurrency",
            "6",
            "hostInterval",
            "50ms",
            "headerTimeout",
            timeout,
            "bodyTimeout",
            timeout);
    return new HttpOptions(name -> options.getOrDefault(name, otherwise.get(name)), problems)
        .read();
  }

  private void requireSomething(CheckSettings settings) {
    if (settings.items().isEmpty() && settings.itemsFile() == null && settings.sites().isEmpty()) {
      problems.add(
          "It is not said what to check. Set \"site\" (a directory, a page or a sitemap), \"items\""
              + " (addresses) or \"itemsFile\".");
    }
  }

  private @Nullable Path path(String name) {
    return text(name).map(Path::of).orElse(null);
  }

  private Optional<Ignore> ignore(String text) {
    return Ignore.parse(text)
        .or(
            () ->
                problem(
                    "ignore",
                    text,
                    "regular expressions, separated by commas, each with \" until=2027-01-01\" if"
                        + " it is not for ever",
                    Optional.empty()));
  }

  private Set<Kind> kinds(String name, Set<Kind> otherwise) {
    if (text(name).isEmpty()) {
      return otherwise;
    }
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String word : list(name).toList()) {
      Optional<Kind> kind =
          Stream.of(Kind.values())
              .filter(each -> !each.isGood() && each.word().equals(word.toLowerCase(Locale.ROOT)))
              .findFirst();
      kind.ifPresent(kinds::add);
      if (kind.isEmpty() && !word.equals("none")) {
        return problem(name, word, KINDS + ", separated by commas; or none", kinds);
      }
    }
    return kinds;
  }

  private boolean flag(String name, boolean otherwise) {
    return value(
        name,
        String.valueOf(otherwise),
        text ->
            Optional.of(text).filter(word -> word.matches("true|false")).map(Boolean::parseBoolean),
        "true, false");
  }

  private int count(String name, int otherwise) {
    return value(
        name,
        String.valueOf(otherwise),
        text -> Optional.of(text).filter(t -> t.matches("\\d{1,9}")).map(Integer::valueOf),
        "a whole number");
  }

  private Duration time(String name, String otherwise) {
    return value(name, otherwise, CheckOptions::time, TIMES);
  }

  private static Optional<Duration> time(String text) {
    Matcher parts = TIME.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(parts.group(1));
    return Optional.of(
        switch (parts.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofSeconds(number);
        });
  }

  /** As a shell would take them apart. */
  private static List<String> words(String command) {
    return WORD.matcher(command)
        .results()
        .map(word -> word.group().replaceAll("^([\"'])(.*)\\1$", "$2"))
        .toList();
  }

  private Stream<String> list(String name) {
    return text(name).stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(options.get(name)).map(String::strip).filter(t -> !t.isEmpty());
  }

  private <T> T value(
      String name, String otherwise, Function<String, Optional<T>> read, String accepted) {
    String text = text(name).orElse(otherwise);
    Optional<T> value = read.apply(text);
    if (value.isPresent()) {
      return value.get();
    }
    return problem(name, text, accepted, read.apply(otherwise).orElseThrow());
  }

  private <T> T problem(String name, String text, String accepted, T instead) {
    problems.add("\"%s\" is \"%s\". Accepted: %s.".formatted(name, text, accepted));
    return instead;
  }
}
