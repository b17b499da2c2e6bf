// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** A project as it is after {@code mvn compile}: sources beside the directory of their classes. */
public final class Compiled {
  private final Path sources;
  private final Path classes;
  private final List<Path> files = new ArrayList<>();

  public Compiled(Path directory) {
    this.sources = directory.resolve("src");
    this.classes = directory.resolve("classes");
  }

  /** Adds or replaces a class of the package {@code acme}. */
  public Compiled with(String name, String... lines) throws IOException {
    Path file = sources.resolve("acme").resolve(name + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "package acme;\n" + String.join("\n", lines));
    if (!files.contains(file)) {
      files.add(file);
    }
    return this;
  }

  /** Compiles all with these options of the compiler, and returns where the classes are. */
  public Path classes(String... options) throws IOException {
    Files.createDirectories(classes);
    List<String> line = new ArrayList<>(List.of(options));
    line.addAll(List.of("--release", "17", "-proc:none", "-d", classes.toString()));
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    files.forEach(file -> line.add(file.toString()));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler().run(null, said, said, line.toArray(String[]::new));
    if (code != 0) {
      throw new AssertionError(said.toString(StandardCharsets.UTF_8));
    }
    return classes;
  }

  /** The bytes of a class, compiled with these options. */
  public byte[] bytes(String name, String... options) throws IOException {
    return Files.readAllBytes(classes(options).resolve("acme").resolve(name + ".class"));
  }
}
