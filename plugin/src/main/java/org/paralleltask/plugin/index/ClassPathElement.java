// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.paralleltask.plugin.option.ConfigurationException;

/** A directory or a jar of a class path. */
record ClassPathElement(Path path) {

  boolean has(String resource) {
    return text(resource).isPresent();
  }

  /** A resource, read as UTF-8. An element that does not exist has none, as for Java itself. */
  Optional<String> text(String resource) {
    try {
      return Files.isDirectory(path) ? fromDirectory(resource) : fromJar(resource);
    } catch (IOException e) {
      throw new ConfigurationException(
          "\"%s\" on the class path cannot be read: %s. Run mvn clean, or remove it from the local repository."
              .formatted(path, e),
          e);
    }
  }

  private Optional<String> fromDirectory(String resource) throws IOException {
    Path file = path.resolve(resource);
    return Files.isRegularFile(file)
        ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private Optional<String> fromJar(String resource) throws IOException {
    if (!path.toString().endsWith(".jar") || !Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try (ZipFile jar = new ZipFile(path.toFile())) {
      ZipEntry entry = jar.getEntry(resource);
      return entry == null ? Optional.empty() : Optional.of(read(jar, entry));
    }
  }

  private static String read(ZipFile jar, ZipEntry entry) throws IOException {
    try (InputStream stream = jar.getInputStream(entry)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
