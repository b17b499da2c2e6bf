// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pool;
import org.paralleltask.TaskOptions;

/** How many workers are asked for: a number, a number for each processor, or what suits. */
public sealed interface Workers {
  /** As many platform threads as one JVM should have. */
  int MOST_THREADS = 4096;

  /** A JVM with less heap spends its time collecting garbage. */
  int LEAST_MEGABYTES = 256;

  /** The number, before the items are known. */
  Chosen choose(Pool pool, Machine machine, int heapMegabytes);

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

  /**
   * What the annotation says. A number of threads is none of processes, each of which takes a
   * processor and memory: it holds for the pool that the annotation names.
   */
  static Workers declared(TaskOptions declared, Pool pool) {
    boolean meant = pool != Pool.PROCESS || declared.pool() == Pool.PROCESS;
    return declared.workers() != ParallelTask.AUTO && meant
        ? new Count(declared.workers(), "as the task says")
        : new Auto();
  }

  /** A number. */
  record Count(int count, String reason) implements Workers {
    @Override
    public String toString() {
      return Integer.toString(count);
    }

    @Override
    public Chosen choose(Pool pool, Machine machine, int heapMegabytes) {
      return new Chosen(count, reason);
    }
  }

  /** A number for each processor. */
  record PerProcessor(double factor) implements Workers {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,5}(?:\\.[0-9]{1,3})?)C");

    @Override
    public Chosen choose(Pool pool, Machine machine, int heapMegabytes) {
      int count = Math.max(1, (int) Math.min(factor * machine.processors(), 1_000_000));
      return new Chosen(count, "%s for each of %s".formatted(number(), processors(machine)));
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
    public Chosen choose(Pool pool, Machine machine, int heapMegabytes) {
      return switch (pool) {
        case THREAD ->
            shared(
                Math.min(32, machine.processors() + 4),
                "min(32, %s + 4)".formatted(processors(machine)),
                machine);
        case VIRTUAL -> shared(1000, "1000 virtual threads", machine);
        case PROCESS -> fitting(machine, heapMegabytes);
      };
    }

    private static Chosen shared(int count, String why, Machine machine) {
      int builds = machine.parallelBuilds();
      return builds == 1
          ? new Chosen(count, why)
          : new Chosen(
              Math.max(1, count / builds),
              "%s, shared by %d parallel builds".formatted(why, builds));
    }

    /** One for each processor, if all of them find room in memory. */
    private static Chosen fitting(Machine machine, int heapMegabytes) {
      Chosen busy = shared(machine.processors(), processors(machine), machine);
      int each = heapMegabytes == ParallelTask.AUTO ? LEAST_MEGABYTES : heapMegabytes;
      long room = Math.max(1, machine.memoryOfWorkers() / each);
      return room >= busy.count()
          ? busy
          : new Chosen(
              (int) room,
              "%s, but no more with %d MB each find room in 60 %% of %d MB"
                  .formatted(busy.why(), each, machine.memoryMegabytes()));
    }
  }

  private static String processors(Machine machine) {
    return machine.processors() == 1 ? "1 processor" : machine.processors() + " processors";
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
