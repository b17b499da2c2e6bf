// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.concat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;
import org.paralleltask.jobs.aggregate.file.InputChangedException;
import org.paralleltask.jobs.aggregate.file.InputFiles;
import org.paralleltask.jobs.aggregate.file.OutputBusyException;
import org.paralleltask.jobs.aggregate.file.OutputLock;
import org.paralleltask.jobs.report.AtomicFile;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.Settings;

/** The job behind {@code mvn parallel:aggregate} with {@code combine=concat}. */
public final class Concat {
  private Concat() {}

  /** What the system properties {@code parallel.aggregate.*} ask for; nothing without files. */
  static Stream<Concatenation> concatenations() throws IOException, ConfigurationException {
    Settings settings = Settings.ofSystemProperties("parallel.aggregate.");
    Concatenation all = ConcatSettings.read(settings);
    return all.files().isEmpty() ? InputFiles.none(settings) : of(all);
  }

  /**
   * The item, if there is anything to put together and a place for it.
   *
   * @throws ConfigurationException if files do not fit each other, or the output cannot be written
   */
  public static Stream<Concatenation> of(Concatenation all)
      throws IOException, ConfigurationException {
    if (all.files().isEmpty()) {
      return Stream.empty();
    }
    requireFit(all);
    requirePlace(Path.of(all.output()));
    return Stream.of(all);
  }

  /** Tells about other columns before anything runs. */
  private static void requireFit(Concatenation all) throws IOException, ConfigurationException {
    try {
      Parts.of(all);
    } catch (IllegalArgumentException unfit) {
      throw new ConfigurationException(String.valueOf(unfit.getMessage()));
    }
  }

  private static void requirePlace(Path output) throws ConfigurationException {
    try {
      AtomicFile.tryOut(output);
      OutputLock.of(output).close();
    } catch (OutputBusyException busy) {
      throw new ConfigurationException(String.valueOf(busy.getMessage()));
    } catch (IOException unwritable) {
      throw new ConfigurationException(
          "\"output\" is \"%s\", which cannot be written: %s. Choose another file, or see that its directory can be written."
              .formatted(output, unwritable));
    }
  }

  /**
   * Puts files together. What was there under the name of the output stays until all is written.
   *
   * @return the output
   * @throws OutputBusyException if somebody else is writing it
   * @throws InputChangedException if somebody writes to a file, also when all is read once more
   * @throws IllegalArgumentException if a file has other columns than the first one
   */
  @ParallelTask(name = "concat", itemsFrom = "concatenations")
  public static Path concat(Concatenation all) throws IOException {
    OutputLock held = OutputLock.of(Path.of(all.output()));
    try {
      return write(all);
    } catch (InputChangedException perhapsDoneNow) {
      return write(all);
    } finally {
      held.close();
    }
  }

  private static Path write(Concatenation all) throws IOException {
    Path output = Path.of(all.output());
    AtomicFile file = new AtomicFile(output);
    try {
      append(all, file.part());
      file.publish();
    } finally {
      file.discard();
    }
    return output;
  }

  private static void append(Concatenation all, Path file) throws IOException {
    try (FileChannel target =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (Part part : Parts.of(all)) {
        part.appendTo(target, all.ensureNewline());
      }
    }
  }
}
