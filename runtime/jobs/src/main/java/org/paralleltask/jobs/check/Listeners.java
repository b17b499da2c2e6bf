// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who is told of links that fail, and who could not be. Thread-safe. */
final class Listeners {
  private final List<Consumer<? super Verdict>> listeners = new CopyOnWriteArrayList<>();
  private final Queue<String> troubles = new ConcurrentLinkedQueue<>();

  void add(Consumer<? super Verdict> listener) {
    listeners.add(listener);
  }

  /** Tells everybody; that somebody could not be told must not hide why the link fails. */
  LinkException told(LinkException failure) {
    for (Consumer<? super Verdict> listener : listeners) {
      try {
        listener.accept(failure.verdict());
      } catch (RuntimeException broken) {
        failure.addSuppressed(broken);
        troubles.add(String.valueOf(broken.getMessage()));
      }
    }
    return failure;
  }

  /** That links failed of which somebody was not told; a line, or none. */
  List<String> warnings() {
    String first = troubles.peek();
    return first == null
        ? List.of()
        : List.of("not told of links that fail: %d, first: %s".formatted(troubles.size(), first));
  }
}
