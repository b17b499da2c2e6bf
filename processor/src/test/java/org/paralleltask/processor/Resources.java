// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sources and expected files of the tests, where they are in the project. */
final class Resources {
  static final Path ROOT = Path.of("src", "test", "resources");

  private Resources() {}

  static String read(String path) {
    try {
      return Files.readString(ROOT.resolve(path)).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
