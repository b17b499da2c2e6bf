// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.paralleltask.Task;

/**
 * What items wait at until the test opens it; and the test can wait until they are there. A copy
 * that was sent to a worker process is a door to the gate of the test.
 */
final class Gate implements AutoCloseable, Serializable {
  private static final long serialVersionUID = 1;
  private static final long LIMIT_SECONDS = 10;
  private transient CountDownLatch opened = new CountDownLatch(1);
  private transient Semaphore arrived = new Semaphore(0);
  private transient AtomicInteger arrivals = new AtomicInteger();
  private transient AtomicInteger interrupted = new AtomicInteger();
  private transient GateKeeper keeper;

  // Where the test's gate is, in a worker process; 0 in the test.
  private transient int port;

  /** A door to the gate of another JVM, which has this {@link #port}. */
  static Gate at(int port) {
    Gate door = new Gate();
    door.port = port;
    return door;
  }

  /** A task that gives its item back once the gate is open. */
  <T> Task<T, T> task(String id) {
    return Task.of(id, this::pass);
  }

  /** As {@link #task}, but deaf to interruption, as code stuck in a library would be. */
  <T> Task<T, T> deafTask(String id) {
    return Task.of(id, this::passDeaf);
  }

  <T> T pass(T item) throws InterruptedException {
    if (port != 0) {
      passElsewhere();
      return item;
    }
    arrive();
    try {
      opened.await();
    } catch (InterruptedException e) {
      interrupt();
      throw e;
    }
    return item;
  }

  <T> T passDeaf(T item) {
    if (port != 0) {
      call(GateKeeper.ARRIVED, ThreadLocalRandom.current().nextLong());
      return item;
    }
    arrive();
    boolean wasInterrupted = false;
    while (true) {
      try {
        opened.await();
        break;
      } catch (InterruptedException e) {
        wasInterrupted = true;
        interrupt();
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
    return item;
  }

  private void passElsewhere() throws InterruptedException {
    InetSocketAddress test = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    long visit = ThreadLocalRandom.current().nextLong();
    try (SocketChannel channel = SocketChannel.open(test)) {
      channel.write(ByteBuffer.wrap(GateKeeper.message(GateKeeper.ARRIVED, visit)));
      channel.read(ByteBuffer.allocate(1));
    } catch (ClosedByInterruptException e) {
      Thread.interrupted();
      call(GateKeeper.INTERRUPTED, visit);
      throw new InterruptedException();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // A read of a socket hears no interruption.
  private void call(int kind, long visit) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(GateKeeper.message(kind, visit));
      socket.getInputStream().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void arrive() {
    arrivals.incrementAndGet();
    arrived.release();
  }

  void interrupt() {
    interrupted.incrementAndGet();
  }

  /** Waits until this many more items are at the gate. */
  void awaitArrivals(int items) throws InterruptedException {
    assertTrue(
        arrived.tryAcquire(items, LIMIT_SECONDS, TimeUnit.SECONDS),
        () -> items + " more items awaited, but only " + arrivals() + " have ever come");
  }

  synchronized void open() {
    opened.countDown();
    if (keeper != null) {
      keeper.open();
    }
  }

  /** Opens: whatever fails in a test, nothing may stay at its gate. */
  @Override
  public synchronized void close() {
    open();
    if (keeper != null) {
      keeper.close();
    }
  }

  int arrivals() {
    return arrivals.get();
  }

  int interrupted() {
    return interrupted.get();
  }

  /** Where items of other JVMs find it. */
  synchronized int port() {
    if (port != 0) {
      return port;
    }
    if (keeper == null) {
      keeper = new GateKeeper(this);
      if (opened.getCount() == 0) {
        keeper.open();
      }
    }
    return keeper.port();
  }

  @Serial
  private void writeObject(ObjectOutputStream out) throws IOException {
    out.writeInt(port());
  }

  @Serial
  private void readObject(ObjectInputStream in) throws IOException {
    port = in.readInt();
  }
}
