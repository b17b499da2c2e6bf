// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.paralleltask.ParallelTask;

/**
 * What the processor costs: compiles the same sources without it, with it, and without it but with
 * what it generates, which tells its own work from that of the compiler on more sources. A program,
 * no test, because its numbers depend on the machine:
 *
 * <pre>java -cp (test class path) org.paralleltask.processor.CompileCost 15</pre>
 *
 * <p>"warm" are compilations in one JVM after some others, as in a daemon; "cold" are compilations
 * in a JVM of their own, as a build starts. All take turns; medians are compared.
 */
final class CompileCost {
  private static final int WARM_UP = 8;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final PrintStream OUT = System.out;

  /** Named, since javac would also run those that it finds on the class path of the tests. */
  private static final String PROCESSOR = ParallelTaskProcessor.class.getName();

  private final Path sources;
  private final Path wiring;
  private final Path output;

  private enum Kind {
    WITHOUT,
    WITH,
    READY_MADE
  }

  private record Cost(long wall, long cpu) {}

  private CompileCost(Path directory) {
    this.sources = directory.resolve("sources");
    this.wiring = directory.resolve("wiring");
    this.output = directory.resolve("output");
  }

  /** With a number: measures so many times. With a directory and a kind: compiles that once. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 2) {
      new CompileCost(Path.of(arguments[0])).once(Kind.valueOf(arguments[1]));
      return;
    }
    int times = arguments.length == 0 ? 15 : Integer.parseInt(arguments[0]);
    for (CostProject project :
        List.of(new CostProject(100, 100, 10), new CostProject(500, 10, 1))) {
      Path directory = Files.createTempDirectory("compile-cost");
      CompileCost cost = new CompileCost(directory);
      cost.prepare(project);
      cost.measure(project.title() + ", warm", WARM_UP, times, cost::warm);
      cost.measure(project.title() + ", cold", 1, times, cost::cold);
    }
  }

  private interface Measured {
    Cost of(Kind kind) throws Exception;
  }

  private void prepare(CostProject project) throws IOException {
    project.write(sources);
    Files.createDirectories(wiring);
    Files.createDirectories(output);
    compile(Kind.WITH);
    // What the first compilation generated is what the others are given ready-made.
    for (Path file : javaFiles(output)) {
      Path copy = wiring.resolve(output.relativize(file));
      Files.createDirectories(copy.getParent());
      Files.move(file, copy);
    }
  }

  private void measure(String title, int warmUp, int times, Measured measured) throws Exception {
    Map<Kind, List<Cost>> costs = new EnumMap<>(Kind.class);
    for (int i = 0; i < warmUp + times; i++) {
      for (Kind kind : Kind.values()) {
        Cost cost = measured.of(kind);
        if (i >= warmUp) {
          costs.computeIfAbsent(kind, key -> new ArrayList<>()).add(cost);
        }
      }
    }
    OUT.printf(Locale.ROOT, "%-34s %9s %9s %9s %9s%n", title, "cpu ms", "", "wall ms", "");
    Cost base = median(costs.get(Kind.WITHOUT));
    costs.forEach((kind, each) -> print(kind, median(each), base));
  }

  private static void print(Kind kind, Cost cost, Cost base) {
    OUT.printf(
        Locale.ROOT,
        "  %-32s %9.1f %+8.1f%% %9.1f %+8.1f%%%n",
        kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        cost.cpu / 1e6,
        100.0 * cost.cpu / base.cpu - 100,
        cost.wall / 1e6,
        100.0 * cost.wall / base.wall - 100);
  }

  private static Cost median(List<Cost> costs) {
    return new Cost(
        costs.stream().mapToLong(Cost::wall).sorted().toArray()[costs.size() / 2],
        costs.stream().mapToLong(Cost::cpu).sorted().toArray()[costs.size() / 2]);
  }

  private Cost warm(Kind kind) throws IOException {
    long cpu = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    compile(kind);
    return new Cost(System.nanoTime() - start, SYSTEM.getProcessCpuTime() - cpu);
  }

  /** The JVM tells at its end what it has cost. */
  private Cost cold(Kind kind) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CompileCost.class.getName(),
                sources.getParent().toString(),
                kind.name())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String[] numbers =
        new String(process.getInputStream().readAllBytes(), UTF_8).strip().split(" ", -1);
    process.waitFor();
    return new Cost(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
  }

  private void once(Kind kind) throws IOException {
    compile(kind);
    long uptime = ManagementFactory.getRuntimeMXBean().getUptime() * 1_000_000;
    OUT.println(uptime + " " + SYSTEM.getProcessCpuTime());
  }

  private void compile(Kind kind) throws IOException {
    List<String> options = new ArrayList<>(List.of("-d", output.toString(), "-nowarn"));
    options.addAll(List.of("-cp", Compilation.home(ParallelTask.class).toString()));
    options.addAll(
        kind == Kind.WITH
            ? List.of("-processorpath", Compilation.processorPath(), "-processor", PROCESSOR)
            : List.of("-proc:none"));
    javaFiles(sources).forEach(file -> options.add(file.toString()));
    if (kind == Kind.READY_MADE) {
      javaFiles(wiring).forEach(file -> options.add(file.toString()));
    }
    int code =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException(kind + " does not compile in " + sources);
    }
  }

  private static List<Path> javaFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
