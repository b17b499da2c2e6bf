// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A user's project: the README's first job, or any number of annotated methods. */
record QuickStart(Path directory) {
  static final String RESULT = "333833500";
  static final String PROCESSOR = "org.paralleltask.processor.ParallelTaskProcessor";

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>com.acme</groupId>
        <artifactId>jobs</artifactId>
        <version>1</version>
        <properties>
          <maven.compiler.release>17</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <dependencies>
          <dependency>
            <groupId>org.paralleltask</groupId>
            <artifactId>parallel-runtime</artifactId>
            <version>%1$s</version>
          </dependency>
        </dependencies>
        <build>
          <plugins>
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-resources-plugin</artifactId>
              <version>3.3.1</version>
            </plugin>
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-compiler-plugin</artifactId>
              <version>3.16.0</version>
              <configuration>
                <annotationProcessorPaths>
                  <path>
                    <groupId>org.paralleltask</groupId>
                    <artifactId>parallel-processor</artifactId>
                    <version>%1$s</version>
                  </path>
                </annotationProcessorPaths>
              </configuration>
            </plugin>
            <plugin>
              <groupId>org.paralleltask</groupId>
              <artifactId>parallel-maven-plugin</artifactId>
              <version>%1$s</version>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  private static final String JOB =
      """
      package com.acme;

      import org.paralleltask.ParallelTask;

      public class Jobs {
        /** Squares a number. */
        @ParallelTask(items = "1..1000", reduce = "sum")
        static long square(long number) {
          return number * number;
        }
      }
      """;

  private static final String METHOD =
      """
        /** How long some lines are together. */
        @ParallelTask(workers = 4, attempts = 2)
        static int length%d(List<String> lines) {
          int length = 0;
          for (String line : lines) {
            length += line.strip().length();
          }
          return length;
        }

      """;

  void writeMavenProject() throws IOException {
    String version =
        Objects.requireNonNull(
            QuickStart.class.getPackage().getImplementationVersion(), "run benchmarks.jar");
    Files.writeString(directory.resolve("pom.xml"), POM.formatted(version));
    Path sources = Files.createDirectories(directory.resolve("src/main/java/com/acme"));
    Files.writeString(sources.resolve("Jobs.java"), JOB);
  }

  /** Classes with so many annotated methods each. */
  List<Path> writeSources(int classes, int methods) throws IOException {
    Path sources = Files.createTempDirectory(directory, "sources");
    List<Path> all = new ArrayList<>();
    for (int number = 0; number < classes; number++) {
      StringBuilder text =
          new StringBuilder("package com.acme;\n\nimport java.util.List;\n")
              .append("import org.paralleltask.ParallelTask;\n\n")
              .append("public class Lines%d {\n".formatted(number));
      for (int method = 0; method < methods; method++) {
        text.append(METHOD.formatted(method));
      }
      all.add(
          Files.writeString(sources.resolve("Lines%d.java".formatted(number)), text.append("}\n")));
    }
    return all;
  }
}
