// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pool;

/** How many workers are asked for: a number, a number for each processor, or what suits. */
public sealed interface Workers {
  /** As many platform threads as one JVM should have. */
  int MOST_THREADS = 4096;

  /**
   * The number, before the items are known.
   *
   * @param processors of this machine
   * @param parallelBuilds how many modules share it
   */
  Chosen choose(Pool pool, int processors, int parallelBuilds);

  /** Reads the option. */
  static Optional<Workers> parse(String text) {
    Matcher perProcessor = PerProcessor.WRITTEN.matcher(text);
    if (text.equals("auto")) {
      return Optional.of(new Auto());
    }
    if (perProcessor.matches()) {
      return Optional.of(new PerProcessor(Double.parseDouble(perProcessor.group(1))))
          .filter(workers -> workers.factor() > 0)
          .map(Workers.class::cast);
    }
    return Form.SMALL_COUNT.read().apply(text).map(count -> new Count(count, "as asked for"));
  }

  /** What the annotation says. */
  static Workers declared(int workers) {
    return workers == ParallelTask.AUTO ? new Auto() : new Count(workers, "as the task says");
  }

  /** A number. */
  record Count(int count, String reason) implements Workers {
    @Override
    public String toString() {
      return Integer.toString(count);
    }

    @Override
    public Chosen choose(Pool pool, int processors, int parallelBuilds) {
      return new Chosen(count, reason);
    }
  }

  /** A number for each processor. */
  record PerProcessor(double factor) implements Workers {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,5}(?:\\.[0-9]{1,3})?)C");

    @Override
    public Chosen choose(Pool pool, int processors, int parallelBuilds) {
      int count = Math.max(1, (int) Math.min(factor * processors, 1_000_000));
      return new Chosen(count, "%s for each of %s".formatted(number(), processors(processors)));
    }

    private String number() {
      return factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor);
    }
  }

  /** What suits the kind of pool and the machine. */
  record Auto() implements Workers {
    @Override
    public String toString() {
      return "auto";
    }

    @Override
    public Chosen choose(Pool pool, int processors, int parallelBuilds) {
      return switch (pool) {
        case THREAD ->
            shared(
                Math.min(32, processors + 4),
                "min(32, %s + 4)".formatted(processors(processors)),
                parallelBuilds);
        case VIRTUAL -> shared(1000, "1000 virtual threads", parallelBuilds);
      };
    }

    private static Chosen shared(int count, String why, int parallelBuilds) {
      return parallelBuilds == 1
          ? new Chosen(count, why)
          : new Chosen(
              Math.max(1, count / parallelBuilds),
              "%s, shared by %d parallel builds".formatted(why, parallelBuilds));
    }
  }

  private static String processors(int processors) {
    return processors == 1 ? "1 processor" : processors + " processors";
  }

  /**
   * A number of workers.
   *
   * @param count at least 1
   * @param why how it came about, for people
   */
  record Chosen(int count, String why) {
    /** Never more than there are items, or than the JVM can take. */
    public Chosen atMost(Pool pool, OptionalLong items) {
      long most = Math.max(1, items.orElse(Long.MAX_VALUE));
      if (count > most) {
        return new Chosen((int) most, most == 1 ? "one item" : "as many as items");
      }
      return pool == Pool.THREAD && count > MOST_THREADS
          ? new Chosen(MOST_THREADS, "the most platform threads of one job")
          : this;
    }
  }
}
