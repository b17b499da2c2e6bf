// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles every source in {@code good}, and compares all generated files as text with those in
 * {@code expected}. {@code -Dgolden.update=true} rewrites the expected files.
 */
@Timeout(60)
class GoldenTest {
  @TempDir Path output;

  static Stream<String> sources() throws IOException {
    try (Stream<Path> files = Files.list(Resources.ROOT.resolve("good"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void goodSource_givesExpectedFilesWithoutAnyWarning(String file) throws IOException {
    Compilation compilation =
        new Compilation.Request(output)
            .source(file, Resources.read("good/" + file))
            .processor(new ParallelTaskProcessor())
            .processor(new GeneratedClaim())
            .option("-Xlint:all", "-Werror")
            .run();

    assertTrue(compilation.succeeded(), compilation::log);
    Path expected = Resources.ROOT.resolve("expected").resolve(file.replace(".java", ""));
    if (Boolean.getBoolean("golden.update")) {
      rewrite(expected, compilation.generated());
    }
    assertEquals(text(read(expected)), text(compilation.generated()));
  }

  /** One text of all files, so that a difference shows as a difference of lines. */
  private static String text(Map<String, String> files) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(files)
        .forEach((path, content) -> text.append("=== ").append(path).append('\n').append(content));
    return text.toString();
  }

  private static Map<String, String> read(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          String path = directory.relativize(file).toString().replace('\\', '/');
          files.put(path, Files.readString(file).replace("\r\n", "\n"));
        }
      }
    }
    return files;
  }

  private static void rewrite(Path directory, Map<String, String> files) throws IOException {
    for (String stale : read(directory).keySet()) {
      Files.delete(directory.resolve(stale));
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
