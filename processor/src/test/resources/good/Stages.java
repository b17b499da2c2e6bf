// SPDX-License-Identifier: Apache-2.0
package com.acme;

import com.acme.StagesTasks.CenturyArgs;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;

class Stages {
  record Reading(int from, long sum) {}

  @ParallelTask(items = "0..9")
  static Reading day(int day) {
    return new Reading(day, day);
  }

  @ParallelTask(after = "day", itemsFrom = "decades")
  static long decade(List<Reading> days) {
    return days.size();
  }

  static Stream<List<Reading>> decades(Stream<? extends Reading> days) {
    return Stream.of(days.<Reading>map(day -> day).toList());
  }

  static Stream<List<Reading>> decades() {
    return Stream.of();
  }

  @ParallelTask(after = "decade")
  static String text(Long decade) {
    return decade.toString();
  }

  @ParallelTask(after = "decade", itemsFrom = "pairs", reduce = "sum")
  static long century(long from, long to) {
    return from + to;
  }

  static Collection<CenturyArgs> pairs(Stream<Long> decades) {
    return List.of();
  }
}
