// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pool;

class TaskCannotTravel {
  record Config(String url, List<Session[]> sessions) {}

  record Session(InputStream input) {}

  sealed interface Shape permits Circle, Square {}

  record Circle(int radius) implements Shape {}

  record Square(Map<String, Stream<Long>> sides) implements Shape {}

  static class Job implements Serializable {
    private static final long serialVersionUID = 1;
    private final transient Thread thread = null;
    private final Limits limits = null;
  }

  static class Limits implements Serializable {
    private static final long serialVersionUID = 1;
    private final Object[] anything = {};
    private final ArrayList<Path> paths = null;
  }

  record Node(Node next, Vault vault) {}

  private record Secret(int number) {}

  record Vault(Secret secret) {}

  interface Open {}

  static class Plain {}

  @ParallelTask(pool = Pool.PROCESS)
  static int deep(int first, Config config) {
    return 0;
  }

  @ParallelTask(pool = Pool.PROCESS)
  static int kinds(Shape shape) {
    return 0;
  }

  @ParallelTask(pool = Pool.PROCESS)
  static int fields(Job job) {
    return 0;
  }

  @ParallelTask(pool = Pool.PROCESS)
  static Supplier<String> code(List<? extends Plain> plains) {
    return null;
  }

  @ParallelTask(pool = Pool.PROCESS)
  static Iterable<String> lazy(Open open) {
    return null;
  }

  @ParallelTask(pool = Pool.PROCESS)
  static void hidden(Node node) {}

  @ParallelTask
  static void onThreads(Plain plain) {}
}
