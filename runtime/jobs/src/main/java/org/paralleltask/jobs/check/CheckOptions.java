// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.HttpOptions;
import org.paralleltask.jobs.http.HttpSettings;
import org.paralleltask.jobs.http.HttpSettings.Limits;
import org.paralleltask.jobs.http.HttpSettings.PerHost;
import org.paralleltask.jobs.http.Urls;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.Settings;

/** Reads settings of texts, and says everything that is wrong with them at once. */
final class CheckOptions {
  private static final int MOST = 999_999_999;
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final String KINDS =
      Stream.of(Kind.values())
          .filter(kind -> !kind.isGood())
          .map(Kind::word)
          .collect(Collectors.joining(", "));

  private final Settings options;

  CheckOptions(Settings options) {
    this.options = options;
  }

  CheckSettings read() throws ConfigurationException {
    Path base = Path.of(options.text("base").orElse("")).toAbsolutePath();
    CheckSettings settings =
        new CheckSettings(
            base,
            options.list("items").toList(),
            options.text("itemsFile").map(base::resolve).orElse(null),
            options.list("site").toList(),
            options.flag("recurse", true),
            options.list("alsoRecurse").flatMap(each -> address(each).stream()).toList(),
            options.count("maxDepth", 10, 0, MOST),
            options.count("maxPages", 10_000, 1, MOST),
            options.flag("fragments", true),
            options.flag("lazy", false),
            options.flag("soft404", false),
            options.value(
                "accept", Accepted.STANDARD, Accepted::parse, "statuses such as 200..299,304"),
            options.text("failOn").isPresent() ? kinds("failOn", Set.of()) : null,
            kinds("warnOn", EnumSet.allOf(Kind.class)),
            options.list("ignore").flatMap(each -> ignore(each).stream()).toList(),
            words(options.text("notify").orElse("")),
            options.text("cacheFor").filter("off"::equals).isPresent()
                ? Duration.ZERO
                : options.time("cacheFor", Duration.ofHours(24)),
            path("cacheFile"),
            options.count("attempts", 4, 1, MOST),
            options.flag("offline", false),
            path("directory"),
            http());
    requireSomething(settings);
    options.requireNoProblem();
    return settings;
  }

  /** A check is gentler with hosts than a download, and the limit of an attempt is one word. */
  private HttpSettings http() {
    HttpSettings standard = HttpSettings.DEFAULT;
    Limits limits = standard.limits();
    Duration timeout = options.time("timeout", limits.header());
    return HttpOptions.read(
        options,
        standard
            .with(new PerHost(6, Duration.ofMillis(50), standard.perHost().longestPause()))
            .with(new Limits(limits.connect(), timeout, timeout, limits.minSpeed())));
  }

  private void requireSomething(CheckSettings settings) {
    if (settings.items().isEmpty() && settings.itemsFile() == null && settings.sites().isEmpty()) {
      options.problem(
          "It is not said what to check. Set \"site\" (a directory, a page or a sitemap), \"items\""
              + " (addresses) or \"itemsFile\".");
    }
  }

  private @Nullable Path path(String name) {
    return options.text(name).map(Path::of).orElse(null);
  }

  private Optional<URI> address(String text) {
    try {
      return Optional.of(Urls.parse(text));
    } catch (HttpException unreadable) {
      return options.problem(
          "alsoRecurse",
          text,
          "addresses such as https://docs.example.org/, separated by commas",
          Optional.empty());
    }
  }

  private Optional<Ignore> ignore(String text) {
    return Ignore.parse(text)
        .or(
            () ->
                options.problem(
                    "ignore",
                    text,
                    "regular expressions, separated by commas, each with \" until=2027-01-01\" if"
                        + " it is not for ever",
                    Optional.empty()));
  }

  private Set<Kind> kinds(String name, Set<Kind> otherwise) {
    if (options.text(name).isEmpty()) {
      return otherwise;
    }
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String word : options.list(name).toList()) {
      Optional<Kind> kind =
          Stream.of(Kind.values())
              .filter(each -> !each.isGood() && each.word().equals(word.toLowerCase(Locale.ROOT)))
              .findFirst();
      kind.ifPresent(kinds::add);
      if (kind.isEmpty() && !word.equals("none")) {
        return options.problem(name, word, KINDS + ", separated by commas; or none", kinds);
      }
    }
    return kinds;
  }

  /** As a shell would take them apart. */
  private static List<String> words(String command) {
    return WORD.matcher(command)
        .results()
        .map(word -> word.group().replaceAll("^([\"'])(.*)\\1$", "$2"))
        .toList();
  }
}
