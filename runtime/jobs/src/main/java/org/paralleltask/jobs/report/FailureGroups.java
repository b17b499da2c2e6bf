// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Failures with the same cause, put together by their messages without numbers, hashes, paths. */
final class FailureGroups {
  private static final int MOST = 200;
  private static final int SAMPLES = 3;
  private static final String OTHERS = "other failures";

  private final Map<String, Group> groups = new HashMap<>();

  void add(String message, String label) {
    String masked = Mask.of(message);
    boolean room = groups.size() < MOST || groups.containsKey(masked);
    groups.computeIfAbsent(room ? masked : OTHERS, key -> new Group(message)).add(label);
  }

  /** The largest first. */
  List<Group> bySize() {
    return groups.values().stream()
        .sorted(Comparator.comparingLong(Group::count).reversed().thenComparing(Group::message))
        .toList();
  }

  /** Failures of one cause; the message is that of the first. */
  static final class Group {
    private final String message;
    private final List<String> samples = new ArrayList<>();
    private long count;

    Group(String message) {
      this.message = message;
    }

    void add(String label) {
      count++;
      if (samples.size() < SAMPLES) {
        samples.add(label);
      }
    }

    long count() {
      return count;
    }

    /** Masked if it stands for several, for then it is not that of any one item. */
    String message() {
      return count == 1 ? message : Mask.of(message);
    }

    List<String> samples() {
      return List.copyOf(samples);
    }
  }
}
