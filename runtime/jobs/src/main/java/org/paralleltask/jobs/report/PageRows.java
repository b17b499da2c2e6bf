// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import static org.paralleltask.jobs.journal.JsonLines.ascii;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.JsonLines;
import org.paralleltask.jobs.journal.Reason;
import org.paralleltask.jobs.journal.State;

/** The items whose names are in the page: those that failed, then those that took longest. */
final class PageRows {
  private static final int MOST = 5_000;
  private static final int LONGEST_LABEL = 240;
  private static final int LONGEST_MESSAGE = 240;
  private static final Comparator<Row> BY_WORTH =
      Comparator.comparing(Row::worth)
          .thenComparing(Row::micros)
          .thenComparing(Comparator.comparing(Row::index).reversed());

  private final PriorityQueue<Row> least = new PriorityQueue<>(BY_WORTH);
  private final Map<String, Integer> groups = new HashMap<>();

  PageRows(Digest digest) {
    for (FailureGroups.Group group : digest.groups()) {
      groups.put(group.cause(), groups.size());
    }
  }

  /** What the page knows of an item. */
  private record Row(
      int worth,
      long index,
      String label,
      State state,
      String worker,
      long startMicros,
      long micros,
      int attempts,
      String reason,
      String message,
      String at,
      int group) {}

  private static int worth(State state) {
    return switch (state) {
      case FAILED, TIMED_OUT -> 2;
      case FLAKY, CANCELLED -> 1;
      case OK, UP_TO_DATE, NOT_RUN, DUPLICATE -> 0;
    };
  }

  void add(ItemEntry entry) {
    if (isWanted(entry)) {
      least.add(row(entry));
      if (least.size() > MOST) {
        least.remove();
      }
    }
  }

  /** Asked first, because making a row of each of a million items would take its time. */
  private boolean isWanted(ItemEntry entry) {
    Row worst = least.peek();
    if (worst == null || least.size() < MOST) {
      return true;
    }
    int worth = worth(entry.state());
    return worth > worst.worth || (worth == worst.worth && entry.micros() > worst.micros);
  }

  private Row row(ItemEntry entry) {
    Failure failure = entry.failure();
    String message = failure == null ? "" : failure.message();
    return new Row(
        worth(entry.state()),
        entry.index(),
        Printable.shortened(entry.label(), LONGEST_LABEL),
        entry.state(),
        entry.worker(),
        Math.max(0, entry.last().startMicros()),
        entry.micros(),
        entry.attempts().size(),
        reason(entry.reason()),
        Printable.shortened(message, LONGEST_MESSAGE),
        failure == null || failure.at() == null ? "" : Printable.of(failure.at()),
        failure == null ? -1 : groups.getOrDefault(Mask.of(message), -1));
  }

  private static String reason(@Nullable Reason reason) {
    if (reason == null) {
      return "";
    }
    String detail = reason.detail().isEmpty() ? "" : " " + reason.detail();
    return Printable.shortened(reason.cause().name() + detail, LONGEST_MESSAGE);
  }

  int size() {
    return least.size();
  }

  /** Columns, the rows in the order of their worth. */
  void write(JsonLines json) throws IOException {
    List<Row> rows = least.stream().sorted(BY_WORTH.reversed()).toList();
    numbers(json.raw(ascii("{\"index\":")), rows, Row::index);
    texts(json.raw(ascii(",\"label\":")), rows, Row::label);
    StringBuilder states = new StringBuilder();
    rows.forEach(row -> states.append(Shown.of(row.state).code()));
    json.raw(ascii(",\"state\":")).string(states.toString());
    List<String> workers = new ArrayList<>(rows.stream().map(Row::worker).distinct().toList());
    texts(json.raw(ascii(",\"workers\":")), workers, worker -> worker);
    Map<String, Integer> numbers = new HashMap<>();
    workers.forEach(worker -> numbers.put(worker, numbers.size()));
    numbers(json.raw(ascii(",\"worker\":")), rows, row -> numbers.getOrDefault(row.worker, 0));
    numbers(json.raw(ascii(",\"start\":")), rows, Row::startMicros);
    numbers(json.raw(ascii(",\"took\":")), rows, Row::micros);
    numbers(json.raw(ascii(",\"attempts\":")), rows, Row::attempts);
    texts(json.raw(ascii(",\"reason\":")), rows, Row::reason);
    texts(json.raw(ascii(",\"message\":")), rows, Row::message);
    texts(json.raw(ascii(",\"at\":")), rows, Row::at);
    numbers(json.raw(ascii(",\"group\":")), rows, Row::group);
    json.raw(ascii("}"));
  }

  private static <T> void numbers(JsonLines json, List<T> rows, ToLongFunction<T> column)
      throws IOException {
    byte[] before = ascii("[");
    for (T row : rows) {
      json.raw(before).number(column.applyAsLong(row));
      before = ascii(",");
    }
    json.raw(rows.isEmpty() ? ascii("[]") : ascii("]"));
  }

  private static <T> void texts(JsonLines json, List<T> rows, Function<T, String> column)
      throws IOException {
    byte[] before = ascii("[");
    for (T row : rows) {
      json.raw(before).string(column.apply(row));
      before = ascii(",");
    }
    json.raw(rows.isEmpty() ? ascii("[]") : ascii("]"));
  }
}
