// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.paralleltask.internal.wire.SharedFile;
import org.paralleltask.internal.wire.SharedMemory;

/**
 * The shared objects that this process has made, and all who wait for them. Other processes come in
 * by its door, which is open as long as an object has been sent to one.
 */
public final class Home implements Port {
  /** This process, among those that use its objects. */
  private static final int HERE = 1;

  private static final Home HOME = new Home();

  private final ReentrantLock lock = new ReentrantLock();

  /** What other processes have to know to come in; null as long as none does. */
  private volatile @Nullable UUID token;

  // Guarded by the lock.
  private final Map<Long, Link> links = new HashMap<>();
  private final Map<Long, State> states = new HashMap<>();
  private final Circles circles = new Circles();
  private final Set<Session> sessions = new HashSet<>();
  private long lastObject;
  private int lastClient = HERE;
  private @Nullable Door door;

  private Home() {}

  static Home get() {
    return HOME;
  }

  // ---- objects ----

  /**
   * Makes an object.
   *
   * @param size how many elements, parties or permits
   * @param bytes how much memory it shares; may be 0
   * @param of the lock of a condition
   */
  public static Link make(Kind kind, int size, int bytes, @Nullable Link of) {
    try {
      SharedMemory memory = bytes == 0 ? null : memory(bytes);
      return HOME.add(kind, size, memory, of);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "no " + kind.className() + " of " + bytes + " bytes can be made: " + e.getMessage(), e);
    }
  }

  // Nothing is waited for, but the JDK's files refuse a thread that is interrupted.
  private static SharedMemory memory(int bytes) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return SharedMemory.create(bytes);
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Link add(Kind kind, int size, @Nullable SharedMemory memory, @Nullable Link of) {
    return locked(
        () -> {
          if (lastObject == 0) {
            begin();
          }
          long number = ++lastObject;
          Link link = new Link(kind, number, size, memory, null);
          links.put(number, link);
          if (!kind.isMemoryAlone()) {
            states.put(number, state(link, of));
          }
          return link;
        });
  }

  // Not in a worker that only uses the objects of others.
  private void begin() {
    SharedFile.sweep();
    Runtime.getRuntime().addShutdownHook(new Thread(this::deleteAll, "parallel-shared-end"));
  }

  private State state(Link link, @Nullable Link of) {
    String name = link.name();
    return switch (link.kind()) {
      case CONDITION -> new ConditionState(link.number(), name, lockOf(of));
      case SEMAPHORE -> new SemaphoreState(name, link.size(), Integer.MAX_VALUE);
      case BOUNDED_SEMAPHORE -> new SemaphoreState(name, link.size(), link.size());
      case EVENT -> new EventState(name);
      case BARRIER -> new BarrierState(name, link.size());
      case QUEUE -> new QueueState(name, link.size());
      default -> new LockState(name, link.memory(), circles);
    };
  }

  private LockState lockOf(@Nullable Link of) {
    if (of == null || !(states.get(of.number()) instanceof LockState found)) {
      throw new IllegalStateException(
          "a condition can be made only where its lock was, and before that is closed");
    }
    return found;
  }

  /** Takes an object away; whoever waits for it is told. */
  void close(Link link) {
    Door unused = locked(() -> remove(link));
    if (unused != null) {
      unused.close();
    }
    deleteFile(link);
  }

  private @Nullable Door remove(Link link) {
    State state = states.remove(link.number());
    if (state != null) {
      state.close();
    }
    links.remove(link.number());
    if (!links.isEmpty()) {
      return null;
    }
    List.copyOf(sessions).forEach(Session::close);
    Door unused = door;
    door = null;
    return unused;
  }

  private static void deleteFile(Link link) {
    SharedMemory memory = link.memoryIfAny();
    try {
      if (memory != null) {
        memory.delete();
      }
    } catch (IOException e) {
      // its owner may not delete it any more: the next program that looks can
    }
  }

  private void deleteAll() {
    locked(() -> List.copyOf(links.values())).forEach(Home::deleteFile);
  }

  /** An object that is still open; null if it is not. */
  @Nullable Link find(long number) {
    return locked(() -> links.get(number));
  }

  // ---- calls ----

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public int client() {
    return HERE;
  }

  @Override
  public Runnable begin(Request request, Pending pending) {
    Ticket ticket = new Ticket(HERE, request, pending::complete);
    begin(ticket);
    return () -> withdraw(ticket);
  }

  void begin(Ticket ticket) {
    locked(
        () -> {
          State state = states.get(ticket.request().object());
          if (state == null) {
            ticket.answer(
                Answer.Status.MISUSED, "shared object " + ticket.request().object() + " is closed");
          } else {
            state.accept(ticket);
          }
          return true;
        });
  }

  void withdraw(Ticket ticket) {
    locked(
        () -> {
          State state = ticket.waitingAt();
          if (state != null && !ticket.isAnswered()) {
            state.withdraw(ticket);
          }
          return true;
        });
  }

  // ---- other processes ----

  /** Where other processes find this one, if they have to for such an object. */
  Address address(Kind kind) {
    return locked(
        () -> {
          UUID known = token;
          if (known == null) {
            known = UUID.randomUUID();
            token = known;
          }
          return new Address(known, kind.isMemoryAlone() ? 0 : openDoor().port());
        });
  }

  private Door openDoor() {
    Door open = door;
    if (open == null) {
      open = Door.open(this);
      door = open;
    }
    return open;
  }

  boolean isAt(Address address) {
    return address.token().equals(token);
  }

  /** A process has come in; false if the door has been closed meanwhile. */
  boolean enter(Session session) {
    return locked(
        () -> {
          session.isClient(++lastClient);
          return door != null && sessions.add(session);
        });
  }

  /**
   * A process is gone.
   *
   * @param died what it was at, if it has not ended in order
   */
  void leave(Session session, @Nullable String died) {
    locked(
        () -> {
          sessions.remove(session);
          new ArrayList<>(states.values()).forEach(state -> state.gone(session.client(), died));
          return true;
        });
  }

  private <T extends @Nullable Object> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
