// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The workers of a run, numbered as they first appear. */
final class Crew {
  private final Map<String, Worker> workers = new LinkedHashMap<>();

  /** A worker's place, and what it did. */
  static final class Worker {
    private final int number;
    private final String name;
    private long busyMicros;
    private long attempts;

    private Worker(int number, String name) {
      this.number = number;
      this.name = name;
    }

    /** From 0. */
    int number() {
      return number;
    }

    String name() {
      return name;
    }

    long busyMicros() {
      return busyMicros;
    }

    long attempts() {
      return attempts;
    }

    void worked(long micros) {
      busyMicros += micros;
      attempts++;
    }
  }

  Worker of(String name) {
    Worker known = workers.get(name);
    if (known == null) {
      known = new Worker(workers.size(), name);
      workers.put(name, known);
    }
    return known;
  }

  /** In the order of their numbers. */
  List<Worker> all() {
    return new ArrayList<>(workers.values());
  }

  int size() {
    return workers.size();
  }

  long busyMicros() {
    return workers.values().stream().mapToLong(Worker::busyMicros).sum();
  }
}
