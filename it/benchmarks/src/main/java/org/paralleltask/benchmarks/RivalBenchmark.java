// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One rival and one work at a time, in a JVM that does nothing else. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RivalBenchmark {
  /** What is done: {@code tiny}, {@code sleeping} or {@code files}. */
  @Param({"tiny", "sleeping", "files"})
  public String kind = "";

  /** Who does it; the name of a {@link Rival}. */
  @Param("MAP")
  public String rival = "";

  private @Nullable Work<?, ?> work;
  private @Nullable Contender contender;

  /** Makes the work, and starts the rival. */
  @Setup
  public void start() throws IOException {
    work =
        switch (kind) {
          case "tiny" -> Work.tiny(1_000_000);
          case "sleeping" -> Work.sleeping(10_000, 256);
          case "files" -> Work.files(Files.createTempDirectory("parallel-benchmarks"));
          default -> throw new IllegalArgumentException("kind is " + kind);
        };
    contender = Rival.valueOf(rival).start(work.workers());
  }

  /** Does all the work once. */
  @Benchmark
  public List<?> run() throws Exception {
    return Objects.requireNonNull(work).run(Objects.requireNonNull(contender));
  }

  /** Ends the rival. */
  @TearDown
  public void close() {
    Objects.requireNonNull(contender).close();
  }
}
