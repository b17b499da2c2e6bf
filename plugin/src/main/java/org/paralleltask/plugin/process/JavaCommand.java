// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a JVM is started.
 *
 * @param java the program
 * @param jvmArgs options of the user
 * @param classPath directories and jars
 * @param mainClass what runs
 */
public record JavaCommand(Path java, List<String> jvmArgs, List<Path> classPath, String mainClass) {
  // What is printed is read as UTF-8; the name of the property has changed with JDK 19. The
  // default charset, which user code may depend on, is left alone.
  private static final List<String> UTF_8_OUTPUT =
      List.of(
          "-Dsun.stdout.encoding=UTF-8",
          "-Dsun.stderr.encoding=UTF-8",
          "-Dstdout.encoding=UTF-8",
          "-Dstderr.encoding=UTF-8");

  /**
   * Writes the arguments to a file: a class path is often longer than a command line may be.
   *
   * @return the file, which the JVM reads at its start
   */
  Path writeArgumentFile(Path directory) throws IOException {
    Files.createDirectories(directory);
    // One name, so that what a killed build leaves behind does not pile up.
    Path file = directory.resolve("job.args");
    List<String> lines = arguments().stream().map(JavaCommand::quote).toList();
    // The launcher reads its argument files in the encoding of the platform.
    Files.write(file, lines, Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")));
    return file;
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(UTF_8_OUTPUT);
    arguments.addAll(jvmArgs);
    arguments.add("-cp");
    arguments.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    return arguments;
  }

  private static String quote(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  List<String> line(Path argumentFile) {
    return List.of(java.toString(), "@" + argumentFile, mainClass);
  }
}
