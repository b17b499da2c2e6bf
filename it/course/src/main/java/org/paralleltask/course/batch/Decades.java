// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.batch;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;
import org.paralleltask.course.Kind;

/**
 * S1-01: of parallel, sequential and mixed work, the mixed: readings of every second are aggregated
 * to days, days to decades, and these to one. Each stage is parallel inside; the items of a later
 * one are made of the results of the one before, which {@code after} names. It is one job, with one
 * report:
 *
 * <pre>{@code
 * mvn parallel:run -Dparallel.job=decade
 * }</pre>
 */
public final class Decades {
  private static final int DECADES = 3;
  private static final int DAYS = 20; // so long is a decade here

  private Decades() {}

  /** What a stage knows about its time: how many readings, and their sum. */
  record Readings(int from, long count, long sum) {
    static Readings of(List<Readings> parts) {
      long count = parts.stream().mapToLong(Readings::count).sum();
      return new Readings(
          parts.get(0).from(), count, parts.stream().mapToLong(Readings::sum).sum());
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "from day %d: %d readings, mean %.3f", from, count, (double) sum / count);
    }
  }

  /** The first stage: the readings of one day, one for each second. */
  @ParallelTask(items = "0..59")
  static Readings day(int day) {
    SplittableRandom sensor = new SplittableRandom(day);
    long sum = 0;
    for (int second = 0; second < 86_400; second++) {
      sum += sensor.nextInt(100);
    }
    return new Readings(day, 86_400, sum);
  }

  /** The second stage: the days of one decade. */
  @ParallelTask(after = "day", itemsFrom = "decades", reduce = "together")
  static Readings decade(List<Readings> days) {
    return Readings.of(days);
  }

  /** What the second stage works on, made of the results of the first. */
  static Stream<List<Readings>> decades(Stream<Readings> days) {
    return days
        .collect(Collectors.groupingBy(day -> day.from() / DAYS, TreeMap::new, Collectors.toList()))
        .values()
        .stream();
  }

  /** The third stage, which is sequential. */
  static Readings together(Readings some, Readings others) {
    return Readings.of(List.of(some, others));
  }

  /** The same from a program: what one task gives is what the next one takes. */
  public static void main(String... arguments) {
    var day = DecadesTasks.day.pool(Kind.of(arguments)).workers(2);
    var decade = DecadesTasks.decade.pool(Kind.of(arguments)).workers(2);
    try (var days = day.map(IntStream.range(0, DECADES * DAYS).boxed());
        var decades = decade.map(decades(days.stream()))) {
      List<Readings> all = decades.toList();
      all.forEach(System.out::println);
      System.out.println("all: " + Readings.of(all));
    }
  }
}
