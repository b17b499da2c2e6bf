// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.nio.file.Path;
import java.util.List;
import org.paralleltask.jobs.http.HttpOptions;
import org.paralleltask.jobs.http.HttpSettings;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.Settings;

/** What the plugin asks for, as texts. */
final class DownloadOptions {
  private static final long MAX_SIZE = 2L << 30;

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
        HttpOptions.read(options, HttpSettings.DEFAULT));
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
    boolean recheck =
        options.oneOf("check", Recheck.class, Recheck.ALWAYS) == Recheck.ALWAYS
            && !settings.offline();
    Plan.NameClash clash = options.oneOf("onNameClash", Plan.NameClash.class, Plan.NameClash.FAIL);
    Plan plan = new Plan(settings.output(), clash, recheck, options::problem);
    List<Transfer> all = plan.of(reader.found());
    options.requireNoProblem();
    return all;
  }
}
