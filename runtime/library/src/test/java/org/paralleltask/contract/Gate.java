// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.paralleltask.Task;

/** What items wait at until the test opens it; and the test can wait until they are there. */
final class Gate implements AutoCloseable {
  private static final long LIMIT_SECONDS = 10;
  private final CountDownLatch opened = new CountDownLatch(1);
  private final Semaphore arrived = new Semaphore(0);
  private final AtomicInteger arrivals = new AtomicInteger();
  private final AtomicInteger interrupted = new AtomicInteger();

  /** A task that gives its item back once the gate is open. */
  <T> Task<T, T> task(String id) {
    return Task.of(id, this::pass);
  }

  /** As {@link #task}, but deaf to interruption, as code stuck in a library would be. */
  <T> Task<T, T> deafTask(String id) {
    return Task.of(id, this::passDeaf);
  }

  <T> T pass(T item) throws InterruptedException {
    arrive();
    try {
      opened.await();
    } catch (InterruptedException e) {
      interrupted.incrementAndGet();
      throw e;
    }
    return item;
  }

  <T> T passDeaf(T item) {
    arrive();
    boolean wasInterrupted = false;
    while (true) {
      try {
        opened.await();
        break;
      } catch (InterruptedException e) {
        wasInterrupted = true;
        interrupted.incrementAndGet();
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
    return item;
  }

  private void arrive() {
    arrivals.incrementAndGet();
    arrived.release();
  }

  /** Waits until this many more items are at the gate. */
  void awaitArrivals(int items) throws InterruptedException {
    assertTrue(
        arrived.tryAcquire(items, LIMIT_SECONDS, TimeUnit.SECONDS),
        () -> items + " more items awaited, but only " + arrivals() + " have ever come");
  }

  void open() {
    opened.countDown();
  }

  /** Opens: whatever fails in a test, nothing may stay at its gate. */
  @Override
  public void close() {
    open();
  }

  int arrivals() {
    return arrivals.get();
  }

  int interrupted() {
    return interrupted.get();
  }
}
