// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.TaskEntry;

/** A file of items; the end of its name says how they are written. */
final class FileSource implements Source {
  /** Reading a larger file twice would be felt. */
  private static final long SMALL = 64L << 20;

  private final Path file;
  private final List<String> columns;
  private final Opener opener;

  private FileSource(Path file, List<String> columns, Opener opener) {
    this.file = file;
    this.columns = columns;
    this.opener = opener;
  }

  static FileSource of(Path file, TaskEntry task, Shape shape) throws ConfigurationException {
    requireReadable(file);
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return new FileSource(file, columns(file, shape), () -> CsvItems.open(file, shape));
    }
    if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
      return new FileSource(file, List.of(), () -> new NdjsonItems(new LineReader(file), shape));
    }
    Converter converter = shape.plain(task);
    return new FileSource(file, List.of(), () -> new TextItems(new LineReader(file), converter));
  }

  private static List<String> columns(Path file, Shape shape) throws ConfigurationException {
    try (CsvItems rows = CsvItems.open(file, shape)) {
      return rows.header();
    } catch (IOException | UncheckedIOException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  private static ConfigurationException unreadable(Path file, Exception why) {
    return new ConfigurationException(
        "\"itemsFile\" is \"%s\", which cannot be read: %s.".formatted(file, why));
  }

  private static void requireReadable(Path file) throws ConfigurationException {
    if (!Files.exists(file)) {
      throw new ConfigurationException(
          "\"itemsFile\" is \"%s\", which does not exist. Relative paths start from the directory of the project."
              .formatted(file));
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new ConfigurationException(
          "\"itemsFile\" is \"%s\", which is no readable file. Give a .txt, .csv or .ndjson file, or use \"itemsGlob\" for the files of a directory."
              .formatted(file));
    }
  }

  @Override
  public String name() {
    return "itemsFile \"" + file + "\"";
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.empty();
  }

  @Override
  public boolean isRepeatable() {
    return file.toFile().length() <= SMALL;
  }

  @Override
  public Items open() throws ConfigurationException {
    try {
      return opener.open();
    } catch (IOException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  /** Starts to read the file. */
  private interface Opener {
    Items open() throws IOException, ConfigurationException;
  }
}
