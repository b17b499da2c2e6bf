// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.file;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.paralleltask.jobs.input.GlobFiles;
import org.paralleltask.jobs.input.Links;
import org.paralleltask.jobs.input.NoItems;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.Settings;

/** Finds the files to aggregate, and tells of what may be missed among them. */
public final class InputFiles {
  private static final int MOST_NAMED = 3;

  private final Path base;
  private final String pattern;
  private final Optional<Path> output;
  private final Links links;
  private final FileChoice choice;
  private final Consumer<? super String> warn;

  /**
   * @param settings where bad values are noted
   */
  public InputFiles(Settings settings, Consumer<? super String> warn) {
    this.base = Path.of(settings.text("base").orElse(""));
    this.pattern = settings.text("files").orElse("");
    this.output = settings.text("output").map(file -> normal(Path.of(file)));
    this.links = settings.flag("followLinks", false) ? Links.ALL : Links.NONE;
    this.choice = new FileChoice(settings);
    this.warn = warn;
  }

  /**
   * In place of what is made of the files, where none is chosen: says which options do that.
   *
   * @param settings of the search
   */
  public static <T> Stream<T> none(Settings settings) {
    String choice = FileChoice.options(settings);
    return NoItems.because(
        "itemsGlob \"%s\" in %s%s gives none"
            .formatted(
                settings.text("files").orElse(""),
                settings.text("base").orElse("."),
                choice.isEmpty() ? "" : " with " + choice));
  }

  /**
   * The files that are chosen, without what is written there.
   *
   * @param order in which order, of which the first ones are taken if there are too many
   * @throws ConfigurationException if there is no such directory, or a file cannot be named
   */
  public List<Path> find(FileOrder order) throws IOException, ConfigurationException {
    GlobFiles.Found found = GlobFiles.find(base, pattern, links);
    if (!found.leftOut().isEmpty()) {
      warn.accept(leftOut(found.leftOut()));
    }
    output.filter(file -> GlobFiles.isNamed(base, pattern, file)).ifPresent(this::warnOf);
    Set<Path> written = output.map(InputFiles::written).orElse(Set.of());
    List<Path> accepted = new ArrayList<>();
    int all = 0;
    for (String name : found.files()) {
      Path file = file(name);
      if (!written.contains(normal(file))) {
        all++;
        if (choice.accepts(name)) {
          accepted.add(file);
        }
      }
    }
    List<Path> files = choice.first(order.sorted(accepted));
    choice.lack(all, files.size()).ifPresent(warn);
    return List.copyOf(files);
  }

  private Path file(String name) throws ConfigurationException {
    try {
      return base.resolve(name);
    } catch (InvalidPathException unwritable) {
      throw new ConfigurationException(
          "The name of the file \"%s\" cannot be written in the character set of this system. Set LC_ALL=C.UTF-8, or rename the file."
              .formatted(name));
    }
  }

  private static String leftOut(List<String> names) {
    int more = names.size() - MOST_NAMED;
    return "Links are not followed: %s%s. Pass -Dparallel.followLinks=true to aggregate what they lead to."
        .formatted(
            String.join(", ", names.stream().limit(MOST_NAMED).toList()),
            more > 0 ? " and " + more + " more" : "");
  }

  private void warnOf(Path file) {
    warn.accept(
        "\"output\" is \"%s\", which is among the files that \"itemsGlob\" names. It is left out of them."
            .formatted(file));
  }

  /** What this run and others write, or have left when they were killed. */
  private static Set<Path> written(Path output) {
    String name = String.valueOf(output.getFileName());
    return Set.of(
        output,
        output.resolveSibling("." + name + ".part"),
        output.resolveSibling(name + ".missing.txt"));
  }

  private static Path normal(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
