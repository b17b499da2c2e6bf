// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Somebody who takes part in a contest: does all the work when told to, and says how long it took.
 */
interface Entrant extends AutoCloseable {
  String label();

  int items();

  /** How long the processors have been busy for the process in which it works. */
  long cpuNanos();

  /** Does the work once, and checks the results outside of the time that it returns. */
  long nanos() throws Exception;

  @Override
  void close();

  /** How long the processors have been busy for a process; 0 if the system does not tell. */
  static long cpuNanos(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  /**
   * How long the processors have been busy for all programs that this JVM has started and that have
   * ended, with those that they have started; 0 if the system does not tell.
   */
  static long cpuNanosOfEnded() {
    try {
      String line = Files.readString(Path.of("/proc/self/stat"));
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
      return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * 10_000_000;
    } catch (IOException elsewhere) {
      return 0;
    }
  }

  /** A rival in this JVM. */
  static Entrant of(Rival rival, Work<?, ?> work) {
    Contender contender = rival.start(work.workers());
    return new Entrant() {
      @Override
      public String label() {
        return rival.label();
      }

      @Override
      public int items() {
        return work.items().size();
      }

      @Override
      public long cpuNanos() {
        return Entrant.cpuNanos(ProcessHandle.current());
      }

      @Override
      public long nanos() throws Exception {
        return work.time(contender);
      }

      @Override
      public void close() {
        contender.close();
      }
    };
  }
}
