// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A value that comes later than those who ask for it. */
final class Later<T> {
  private final CountDownLatch there = new CountDownLatch(1);
  private T value;

  void set(T value) {
    this.value = value;
    there.countDown();
  }

  T get() throws InterruptedException {
    assertTrue(there.await(10, TimeUnit.SECONDS), "the test has not set the value");
    return value;
  }
}
