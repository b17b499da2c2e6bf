// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.util.concurrent.ThreadFactory;
import org.paralleltask.PoolUnavailableException;

/** Virtual threads, where the JVM has them: this library is compiled for one that has not. */
final class VirtualThreads {
  private VirtualThreads() {}

  /**
   * What makes them.
   *
   * @throws PoolUnavailableException before Java 21
   */
  static ThreadFactory factory() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      return (ThreadFactory) type.getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new PoolUnavailableException(
          "pool VIRTUAL needs Java 21 or later, but this is Java "
              + Runtime.version()
              + ". Use pool THREAD, or run it on a later Java.",
          e);
    }
  }
}
