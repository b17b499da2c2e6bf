// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.paralleltask.jobs.http.HttpOptions;
import org.paralleltask.jobs.http.HttpSettings;
import org.paralleltask.jobs.http.HttpSettings.Credentials;
import org.paralleltask.jobs.http.Netrc;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.Settings;

/** What the plugin asks for, as texts. */
final class DownloadOptions {
  private static final long MAX_SIZE = 2L << 30;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Set<String> MISSING = Set.of("404", "410");

  private final Settings options;

  DownloadOptions(Settings options) {
    this.options = options;
  }

  static DownloadOptions ofThisJvm() {
    return new DownloadOptions(Settings.ofSystemProperties("parallel.download."));
  }

  /** Whether servers are asked for files that are there and have no hash. */
  private enum Recheck {
    ALWAYS,
    DAILY,
    NEVER
  }

  /** How; what is wrong is told with what is wrong with the files. */
  DownloadSettings settings() {
    String cache = options.text("cache").orElse("off");
    return new DownloadSettings(
        output(),
        options.bytes("maxSize", MAX_SIZE, 1),
        options.flag("offline", false),
        cache.equals("off") ? null : Path.of(cache),
        absent(),
        http());
  }

  private HttpSettings http() {
    HttpSettings http = HttpOptions.read(options, HttpSettings.DEFAULT);
    HttpSettings.Access access =
        http.access().withDenyPrivate(options.flag("denyPrivate", false)).withFallback(netrc());
    return http.with(access);
  }

  private Map<String, Credentials> netrc() {
    if (!options.flag("netrc", false)) {
      return Map.of();
    }
    Path file = Netrc.place();
    try {
      return Netrc.read(file);
    } catch (IOException unreadable) {
      options.problem(
          "\"netrc\" is set, but %s cannot be read (%s). Make it, say where it is in the environment variable NETRC, or leave -Dparallel.netrc out."
              .formatted(file, unreadable.getClass().getSimpleName()));
      return Map.of();
    }
  }

  private Set<Integer> absent() {
    Set<Integer> statuses = new HashSet<>();
    options
        .list("allowMissing")
        .forEach(
            text -> {
              if (MISSING.contains(text)) {
                statuses.add(Integer.valueOf(text));
              } else {
                options.problem("allowMissing", text, "404, 410, or both with a comma", text);
              }
            });
    return statuses;
  }

  private Path base() {
    return Path.of(options.text("base").orElse("")).toAbsolutePath();
  }

  private Path output() {
    return base().resolve(options.text("output").orElse("")).normalize();
  }

  private void requirePlace(Path output) {
    Target.obstacle(output)
        .ifPresent(
            why ->
                options.problem(
                    "Files are to go to \"%s\", but %s. Pass another -Dparallel.download.output."
                        .formatted(output, why)));
  }

  private Predicate<URI> recheck(DownloadSettings settings) {
    Recheck recheck = options.oneOf("check", Recheck.class, Recheck.ALWAYS);
    if (recheck == Recheck.DAILY && settings.cache() == null) {
      options.problem(
          "\"check\" is \"daily\", but \"cache\" is \"off\", and only a cache knows when a server was asked. Leave one of them out.");
    }
    if (settings.offline() || recheck == Recheck.NEVER) {
      return url -> false;
    }
    Cache cache = new Cache(settings.cache());
    return recheck == Recheck.ALWAYS ? url -> true : url -> !cache.wasAsked(url, DAY);
  }

  /** Why there is no file, if nothing is wrong and there is none. */
  String none() {
    return options
        .text("itemsFile")
        .map("itemsFile \"%s\" has no URL"::formatted)
        .orElse("items has no URL");
  }

  /**
   * All files.
   *
   * @throws ConfigurationException with all that is wrong
   */
  List<Transfer> transfers() throws ConfigurationException {
    DownloadSettings settings = settings();
    requirePlace(settings.output());
    ListReader reader = new ListReader(options.text("baseUrl").orElse(""), options::problem);
    options.text("items").ifPresent(reader::inline);
    options.text("itemsFile").ifPresent(file -> reader.file(base().resolve(file)));
    Plan.NameClash clash = options.oneOf("onNameClash", Plan.NameClash.class, Plan.NameClash.FAIL);
    Plan plan =
        new Plan(
            settings.output(),
            clash,
            options.flag("useDisposition", false),
            recheck(settings),
            options::problem);
    List<Transfer> all = plan.of(reader.found());
    options.requireNoProblem();
    return all;
  }
}
