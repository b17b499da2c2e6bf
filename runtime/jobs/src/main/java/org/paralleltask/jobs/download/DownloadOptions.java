// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.HttpOptions;
import org.paralleltask.jobs.http.HttpSettings;

/** What the plugin asks for, as texts. */
final class DownloadOptions {
  private static final String PREFIX = "parallel.download.";
  private static final long MAX_SIZE = 2L << 30;
  private static final int MOST_SHOWN = 20;

  private final Function<String, @Nullable String> texts;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param texts the text of an option by name; null if it is not set
   */
  DownloadOptions(Function<String, @Nullable String> texts) {
    this.texts = texts;
  }

  static DownloadOptions ofThisJvm() {
    return new DownloadOptions(name -> System.getProperty(PREFIX + name));
  }

  DownloadSettings settings() {
    HttpOptions options = new HttpOptions(texts, problems);
    HttpSettings http = options.read();
    String cache = text("cache").orElse("off");
    return new DownloadSettings(
        output(),
        options.size("maxSize", MAX_SIZE),
        isOffline(),
        cache.equals("off") ? null : Path.of(cache),
        http);
  }

  private boolean isOffline() {
    return text("offline").orElse("false").equals("true");
  }

  private Path output() {
    Path base = Path.of(text("base").orElse("")).toAbsolutePath();
    return base.resolve(text("output").orElse("")).normalize();
  }

  /**
   * All files.
   *
   * @throws IllegalArgumentException with all that is wrong
   */
  List<Transfer> transfers() {
    var unused = settings();
    ListReader reader = new ListReader(text("baseUrl").orElse(""), problems);
    text("items").ifPresent(reader::inline);
    text("itemsFile")
        .ifPresent(file -> reader.file(Path.of(text("base").orElse("")).resolve(file)));
    boolean always = !isOffline() && !text("check").orElse("always").equals("never");
    Plan plan = new Plan(output(), clash(), always, problems);
    List<Transfer> all = plan.of(reader.found());
    requireNoProblem();
    return all;
  }

  private Plan.NameClash clash() {
    return text("onNameClash").orElse("fail").equals("suffix")
        ? Plan.NameClash.SUFFIX
        : Plan.NameClash.FAIL;
  }

  private void requireNoProblem() {
    if (!problems.isEmpty()) {
      int more = problems.size() - MOST_SHOWN;
      List<String> shown = problems.subList(0, Math.min(MOST_SHOWN, problems.size()));
      String rest = more > 0 ? "\nand " + more + " more." : "";
      throw new IllegalArgumentException(String.join("\n", shown) + rest);
    }
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(texts.apply(name)).map(String::strip).filter(t -> !t.isEmpty());
  }
}
