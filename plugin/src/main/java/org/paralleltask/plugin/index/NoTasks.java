// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.index;

import java.util.List;

/** The texts for a project that could have tasks and has none: each says what to type. */
public final class NoTasks {
  private NoTasks() {}

  /** There are annotated methods, and the processor has not seen them. */
  public static String notProcessed(List<String> classes, String version) {
    return """
        %s %s methods with @ParallelTask, but nothing was generated for them: the annotation processor did not run.
        From JDK 23 on, javac does not look for processors on the class path. Name the processor in the POM:

          <plugin>
            <artifactId>maven-compiler-plugin</artifactId>
            <configuration>
              <annotationProcessorPaths>
                <path>
                  <groupId>org.paralleltask</groupId>
                  <artifactId>parallel-processor</artifactId>
                  <version>%s</version>
                </path>
              </annotationProcessorPaths>
            </configuration>
          </plugin>

        If it is on the class path already, <proc>full</proc> in that <configuration> turns it on; \
        <proc>none</proc> turns it off. Then run mvn clean parallel:run."""
        .formatted(names(classes), classes.size() == 1 ? "has" : "have", version);
  }

  private static String names(List<String> classes) {
    int shown = Math.min(3, classes.size());
    String names = String.join(", ", classes.subList(0, shown));
    return classes.size() > shown
        ? names + " and %d more classes".formatted(classes.size() - shown)
        : names;
  }

  /** The runtime is there, and no method is annotated. */
  public static String notAnnotated(String where) {
    return """
        There is no task in %s: no method is annotated with @ParallelTask. Annotate a static method with one parameter, the item:

          @ParallelTask(items = "1..1000")
          static long square(long number) {
            return number * number;
          }

        Then run mvn parallel:run."""
        .formatted(where);
  }

  /** Not even the runtime is there. */
  public static String noRuntime(String where, String version) {
    return """
        There is no task in %s, and parallel-runtime is not on its class path. Add it, and annotate a method with @ParallelTask:

          <dependency>
            <groupId>org.paralleltask</groupId>
            <artifactId>parallel-runtime</artifactId>
            <version>%s</version>
          </dependency>"""
        .formatted(where, version);
  }
}
