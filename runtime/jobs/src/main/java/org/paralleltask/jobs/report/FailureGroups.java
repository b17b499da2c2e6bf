// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.ItemEntry;

/** Failures with the same cause, put together by their messages without numbers, hashes, paths. */
final class FailureGroups {
  private static final int MOST = 200;
  private static final int SAMPLES = 3;
  private static final String OTHERS = "other failures";

  private final Map<String, Group> groups = new HashMap<>();

  void add(ItemEntry entry, Failure failure) {
    String masked = Mask.of(failure.message());
    boolean room = groups.size() < MOST || groups.containsKey(masked);
    groups.computeIfAbsent(room ? masked : OTHERS, key -> new Group(failure)).add(entry, failure);
  }

  /** The largest first. */
  List<Group> bySize() {
    return groups.values().stream()
        .sorted(Comparator.comparingLong(Group::count).reversed().thenComparing(Group::message))
        .toList();
  }

  /** Failures of one cause; the message is that of the first. */
  static final class Group {
    private final String type;
    private final String message;
    private final List<ItemEntry> samples = new ArrayList<>();
    private @Nullable String at;
    private long count;

    private Group(Failure first) {
      this.type = first.type();
      this.message = first.message();
      this.at = first.at();
    }

    private void add(ItemEntry entry, Failure failure) {
      count++;
      if (!Objects.equals(at, failure.at())) {
        at = null;
      }
      if (samples.size() < SAMPLES) {
        samples.add(entry);
      }
    }

    long count() {
      return count;
    }

    /** The class of what was thrown, without its package, or a code. */
    String code() {
      return type.substring(type.lastIndexOf('.') + 1);
    }

    /** File and line, if all of them have the same. */
    @Nullable String at() {
      return at;
    }

    /** What the messages of all of them are once they are masked. */
    String cause() {
      return Mask.of(message);
    }

    /** Masked if it stands for several, for then it is not that of any one item. */
    String message() {
      return count == 1 ? message : cause();
    }

    /** The message without the code that it may begin with. */
    String messageWithoutCode() {
      String message = message();
      String start = code() + ": ";
      return message.startsWith(start) ? message.substring(start.length()) : message;
    }

    /** The first items that failed so. */
    List<ItemEntry> samples() {
      return List.copyOf(samples);
    }
  }
}
