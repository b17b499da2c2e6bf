// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.aggregate.concat.Concat;
import org.paralleltask.jobs.aggregate.concat.ConcatSettings;
import org.paralleltask.jobs.aggregate.concat.Concatenation;
import org.paralleltask.jobs.aggregate.file.InputFiles;
import org.paralleltask.jobs.aggregate.query.Format;
import org.paralleltask.jobs.aggregate.query.Layout;
import org.paralleltask.jobs.aggregate.record.Head;
import org.paralleltask.jobs.aggregate.record.Slice;
import org.paralleltask.jobs.aggregate.record.Slices;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.Settings;

/** Makes slices to be sorted of texts, and says what is wrong before anything runs. */
final class SortSettings {
  private static final String PREFIX = "parallel.aggregate.";

  private final Settings settings;

  SortSettings(Settings settings) {
    this.settings = settings;
  }

  /** What the plugin has said. */
  static SortSettings ofSystemProperties() {
    return new SortSettings(new Settings(SortSettings::property));
  }

  /** The directory is that of the run. */
  private static @Nullable String property(String name) {
    return System.getProperty(name.equals("directory") ? "parallel.directory" : PREFIX + name);
  }

  /**
   * The slices of all files; none if there are no files.
   *
   * @throws ConfigurationException with all that is wrong
   */
  Stream<SortSlice> slices() throws IOException, ConfigurationException {
    List<SortKey> keys = keys();
    boolean unique = settings.flag("unique", false);
    long size = Slices.size(settings);
    Concatenation all = ConcatSettings.read(settings);
    if (Concat.of(all).findAny().isEmpty()) {
      return none();
    }
    boolean lines = all.query().format() == Format.LINES;
    Stream<Slice> records = records(all, size);
    List<Slice> slices = (lines ? records.map(SortSettings::ofAllLines) : records).toList();
    requireColumns(slices, keys);
    String directory = Path.of(settings.text("directory").orElse("target"), "sorted").toString();
    return slices.stream().map(slice -> new SortSlice(slice, keys, unique, directory));
  }

  private static Stream<Slice> records(Concatenation all, long size)
      throws IOException, ConfigurationException {
    try {
      return new Slices(all.query(), size).of(all.files());
    } catch (IllegalArgumentException unreadable) {
      throw new ConfigurationException(String.valueOf(unreadable.getMessage()));
    }
  }

  /** In place of items, where there are no files: says which options do that. */
  <T> Stream<T> none() {
    return InputFiles.none(settings);
  }

  private List<SortKey> keys() {
    return settings
        .list("sortBy")
        .flatMap(text -> SortKey.parse(text).or(() -> none(text)).stream())
        .toList();
  }

  private Optional<SortKey> none(String text) {
    return settings.problem("sortBy", text, SortKey.accepted(), Optional.empty());
  }

  /** Empty lines are lines, too, and nothing before the first one is left out. */
  private static Slice ofAllLines(Slice slice) {
    Head nothing = new Head(slice.head().columns(), 0);
    long from = slice.isFirst() ? 0 : slice.from();
    return new Slice(slice.file(), slice.version(), nothing, from, slice.to(), slice.query());
  }

  private static void requireColumns(List<Slice> slices, List<SortKey> keys)
      throws ConfigurationException {
    for (Slice slice : slices) {
      if (!slice.head().columns().isEmpty()) {
        for (SortKey key : keys) {
          requireColumn(slice, key.column());
        }
      }
    }
  }

  private static void requireColumn(Slice slice, String name) throws ConfigurationException {
    List<String> columns = slice.head().columns();
    if (!columns.contains(name)) {
      throw new ConfigurationException(
          "\"sortBy\" names \"%s\", but %s has the columns: %s."
              .formatted(name, slice.file(), String.join(", ", columns)));
    }
    try {
      var unused = Layout.position(name, columns);
    } catch (IllegalArgumentException twice) {
      throw new ConfigurationException(slice.file() + ": " + twice.getMessage());
    }
  }

  /** Where all goes. */
  String output() {
    return settings.text("output").orElse("");
  }
}
