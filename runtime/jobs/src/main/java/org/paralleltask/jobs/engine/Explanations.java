// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.paralleltask.jobs.journal.Reason;
import org.paralleltask.jobs.report.Events;

/** Says why items run, if somebody wants to know. Used by one thread. */
final class Explanations {
  private static final int MOST = 200;

  private final Events events;
  private final boolean wanted;
  private final Map<Reason.Cause, Long> unsaid = new EnumMap<>(Reason.Cause.class);
  private int said;
  private boolean unnamed;

  Explanations(Events events, boolean wanted) {
    this.events = events;
    this.wanted = wanted;
  }

  /** An item is to run. */
  void runs(String label, Reason reason) {
    if (!wanted) {
      return;
    }
    if (said < MOST) {
      said++;
      String verb = reason.cause() == Reason.Cause.NO_RECORD ? "RUN" : "RERUN";
      events.inform("%s %s: %s".formatted(verb, label, reason.text()));
    } else {
      unsaid.merge(reason.cause(), 1L, Long::sum);
    }
  }

  /** An item has no name that another run would know it by: said once. */
  void unnamed(Object value) {
    if (!unnamed) {
      unnamed = true;
      events.inform(
          "Items of the class %s have no text that is the same in every run, so they run every time. Take texts, numbers, paths or records as items."
              .formatted(value.getClass().getName()));
    }
  }

  /** All items have come in. */
  void close() {
    if (!unsaid.isEmpty()) {
      String rest =
          unsaid.entrySet().stream()
              .map(each -> each.getValue() + " " + each.getKey())
              .collect(Collectors.joining(", "));
      events.inform("... and others: " + rest);
      unsaid.clear();
    }
  }
}
