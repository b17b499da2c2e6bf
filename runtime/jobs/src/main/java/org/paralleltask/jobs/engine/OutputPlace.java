// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.paralleltask.jobs.report.AtomicFile;
import org.paralleltask.jobs.spec.ConfigurationException;

/** Where results are to be published: tried before anything runs, not when all has run. */
final class OutputPlace {
  private static final String ADVICE =
      "Choose another file, or see that its directory can be written.";

  private OutputPlace() {}

  /**
   * Tries whether a file could be published there; directories are made if they are missing.
   *
   * @throws ConfigurationException if no file can have this name
   * @throws UnwritableException if it cannot be written
   */
  static void require(Path base, String output) throws ConfigurationException, UnwritableException {
    Path file = resolve(base, output);
    try {
      AtomicFile.tryOut(file);
    } catch (IOException unwritable) {
      throw UnwritableException.of("\"output\" is \"" + file + "\"", unwritable, ADVICE);
    }
  }

  private static Path resolve(Path base, String output) throws ConfigurationException {
    try {
      return base.resolve(output).toAbsolutePath();
    } catch (InvalidPathException noPath) {
      throw new ConfigurationException(
          "\"output\" cannot be the name of a file: %s.".formatted(noPath.getMessage()));
    }
  }
}
