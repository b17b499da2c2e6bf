// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.concurrent.CountDownLatch;

/** What code can do to the process that runs it. */
enum Crash {
  THROWS {
    @Override
    void happen() {
      throw new IllegalStateException("thrown on purpose");
    }
  },
  EXITS {
    @Override
    void happen() {
      System.exit(7);
    }
  },
  HALTS {
    @Override
    void happen() {
      Runtime.getRuntime().halt(8);
    }
  },
  SEGMENTATION_FAULT {
    @Override
    void happen() throws Exception {
      Class<?> unsafe = Class.forName("sun.misc.Unsafe");
      Field one = unsafe.getDeclaredField("theUnsafe");
      one.setAccessible(true);
      unsafe
          .getMethod("putAddress", long.class, long.class)
          .invoke(one.get(null), Long.valueOf(0), Long.valueOf(0));
    }
  },
  KILLED {
    @Override
    void happen() throws Exception {
      signal("KILL");
    }
  },
  TERMINATED {
    @Override
    void happen() throws Exception {
      signal("TERM");
    }
  },
  OUT_OF_MEMORY {
    @Override
    void happen() {
      Object[] kept = {};
      while (true) {
        kept = new Object[] {kept, new long[1 << 17]};
      }
    }
  },
  STACK_OVERFLOW {
    @Override
    void happen() {
      descend(0);
    }
  },
  HANGS {
    @Override
    void happen() {
      hang();
    }
  };

  /** Ends what hangs in the JVM of the test. */
  private static volatile CountDownLatch release = new CountDownLatch(1);

  abstract void happen() throws Exception;

  /** Whether it ends the process, if nobody else does. */
  boolean isDeadly() {
    return switch (this) {
      case EXITS, HALTS, SEGMENTATION_FAULT, KILLED, TERMINATED -> true;
      case THROWS, OUT_OF_MEMORY, STACK_OVERFLOW, HANGS -> false;
    };
  }

  static void releaseAll() {
    release.countDown();
    release = new CountDownLatch(1);
  }

  private static void signal(String name) throws IOException, InterruptedException {
    String pid = Long.toString(ProcessHandle.current().pid());
    new ProcessBuilder("/bin/kill", "-" + name, pid).inheritIO().start().waitFor();
    hang();
  }

  // Whoever calls it wants the depth, not the sum.
  private static long descend(long depth) {
    return depth < 0 ? depth : depth + descend(depth + 1);
  }

  private static void hang() {
    CountDownLatch end = release;
    while (true) {
      try {
        end.await();
        return;
      } catch (InterruptedException deaf) {
        // as code stuck in a library would be
      }
    }
  }
}
