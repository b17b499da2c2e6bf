// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.paralleltask.Task;

/** Stands for a generated class; package-private, as the processor makes it for such an owner. */
final class SampleTasks {
  static final Task<Long, Long> twice = Task.of("Sample#twice", Sample::twice);
  static final Task<Integer, Integer> picky = Task.of("Sample#picky", Sample::picky);
  static final Task<String, String> stuck = Task.of("Sample#stuck", Sample::stuck);
  static final Task<String, String> deaf = Task.of("Sample#deaf", Sample::deaf);
  static final Task<String, String> exit = Task.of("Sample#exit", Sample::exit);
  static final Task<String, String> nasty = Task.of("Sample#nasty", Sample::nasty);
  static final Task<Path, String> name = Task.of("Sample#name", p -> p.getFileName().toString());

  private SampleTasks() {}
}

final class Sample {
  private Sample() {}

  static long twice(long number) {
    return 2 * number;
  }

  static int picky(int number) {
    System.out.println("looking at " + number);
    if (number % 5 == 0) {
      throw new IllegalStateException("bad number " + number);
    }
    return number;
  }

  static String stuck(String item) throws InterruptedException {
    new CountDownLatch(1).await();
    return item;
  }

  static String deaf(String item) {
    while (true) {
      Thread.onSpinWait();
    }
  }

  static String exit(String item) {
    System.exit(0);
    return item;
  }

  static String nasty(String item) {
    if (item.isEmpty()) {
      return item;
    }
    throw new RuntimeException() {
      @Override
      public String getMessage() {
        throw new IllegalStateException("no message");
      }
    };
  }
}

final class BrokenTasks {
  static final Task<String, String> any = broken();

  private BrokenTasks() {}

  private static Task<String, String> broken() {
    if (System.getProperty("sample.licence") != null) {
      return SampleTasks.stuck;
    }
    throw new IllegalStateException("no licence file");
  }
}
