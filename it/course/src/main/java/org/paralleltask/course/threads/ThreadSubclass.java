// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.threads;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * S4-30: a subclass of {@code Thread} that takes arguments. It works, but a task is better off as a
 * function: that runs in any thread, and in any pool.
 */
public final class ThreadSubclass extends Thread {
  private final List<Object> arguments;
  private final Map<String, Object> named;

  private ThreadSubclass(List<Object> arguments, Map<String, Object> named) {
    this.arguments = arguments;
    this.named = named;
  }

  @Override
  public void run() {
    System.out.println(getName() + " running with " + arguments + " and " + named);
  }

  public static void main(String... ignored) throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      Thread thread = new ThreadSubclass(List.of(i), new TreeMap<>(Map.of("a", "A", "b", "B")));
      thread.start();
      thread.join();
    }
  }
}
