// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.sync;

import java.io.Serial;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Codecs;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.sync.Answer;
import org.paralleltask.internal.sync.Home;
import org.paralleltask.internal.sync.Kind;
import org.paralleltask.internal.sync.Link;
import org.paralleltask.internal.sync.Op;

/**
 * A bounded queue between threads of several processes, in the order in which elements are put.
 *
 * <p>Elements are what {@link Codecs#any} can send, and arrive as copies, also in the same process.
 * It has an end, which no element stands for: {@link #end} says that nothing more will be put; who
 * takes gets what is left, and then nothing.
 *
 * <p>If a process dies that is at an item which got the queue, an element may be lost with it: all
 * who would have to wait get an {@link AbandonedException}, until one calls {@link #recover}.
 *
 * <pre>{@code
 * for (String line : lines) { // in one task, or several
 *   queue.put(line);
 * }
 * queue.end(); // when all have put
 * ...
 * for (String line : queue) { // in others, each of which gets some
 *   System.out.println(line);
 * }
 * }</pre>
 *
 * @param <T> the type of the elements, which are not null
 */
public final class SharedQueue<T> extends Shared implements Iterable<T> {
  @Serial private static final long serialVersionUID = 1;

  private static final byte[] NOTHING = {};

  SharedQueue(Link link) {
    super(link);
  }

  /** An empty one for so many elements, at least 1. */
  public static <T> SharedQueue<T> create(int capacity) {
    return new SharedQueue<>(
        Home.make(Kind.QUEUE, Sizes.atLeast(1, "capacity", capacity), 0, null));
  }

  /**
   * Puts an element, and waits for room as long as it takes.
   *
   * @throws org.paralleltask.codec.CodecException if the element cannot be sent; the queue is as
   *     before
   * @throws IllegalStateException if the queue has ended, or is closed
   * @throws AbandonedException if it is full, and a process has died that used it
   * @throws org.paralleltask.WaitInterruptedException if the thread is interrupted meanwhile
   */
  public void put(T element) {
    tryPut(element, null);
  }

  /** Puts an element if there is room. */
  public boolean tryPut(T element) {
    return tryPut(element, Duration.ZERO);
  }

  /** As {@link #put}, but waits no longer than the limit; whether there was room. */
  public boolean tryPut(T element, @Nullable Duration limit) {
    return link().call(Op.PUT, 0, bytes(element), limit).isDone();
  }

  private static byte[] bytes(Object element) {
    Encoder out = new Encoder();
    try {
      Codecs.any().write(out, java.util.Objects.requireNonNull(element, "element"));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalArgumentException("the element cannot be written: " + e, e);
    }
    return java.util.Arrays.copyOf(out.bytes(), out.size());
  }

  /**
   * Takes an element, and waits for one as long as it takes; empty at the end of the queue.
   *
   * @throws IllegalStateException if the queue is closed
   * @throws AbandonedException if it is empty, and a process has died that used it
   * @throws org.paralleltask.WaitInterruptedException if the thread is interrupted meanwhile
   */
  public Optional<T> take() {
    return tryTake(null);
  }

  /** Takes an element if there is one. */
  public Optional<T> tryTake() {
    return tryTake(Duration.ZERO);
  }

  /** As {@link #take}, but waits no longer than the limit; empty also if there was none in time. */
  public Optional<T> tryTake(@Nullable Duration limit) {
    Answer answer = link().call(Op.TAKE, 0, NOTHING, limit);
    return answer.value() == 0 ? Optional.empty() : Optional.of(element(answer.bytes()));
  }

  @SuppressWarnings("unchecked") // as for any collection, it is what was put
  private T element(byte[] bytes) {
    try {
      Object read = Codecs.any().read(new Decoder(bytes, 0, bytes.length));
      return (T) java.util.Objects.requireNonNull(read);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("an element cannot be read: " + e, e);
    }
  }

  /** Takes elements until the end, and waits for each as {@link #take} does. */
  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      private Optional<T> next = Optional.empty();
      private boolean ended;

      @Override
      public boolean hasNext() {
        if (next.isEmpty() && !ended) {
          next = take();
          ended = next.isEmpty();
        }
        return !ended;
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException(link().name() + " has ended");
        }
        T taken = next.orElseThrow();
        next = Optional.empty();
        return taken;
      }
    };
  }

  /** Says that nothing more will be put. Whoever waits to put gets an exception. */
  public void end() {
    link().call(Op.END, 0);
  }

  /** Whether it has ended, and nothing is left. */
  public boolean isEnded() {
    return link().call(Op.IS_ENDED, 0) == 1;
  }

  /** How many elements there are now; for messages and tests. */
  public int size() {
    return (int) link().call(Op.STATE, 0);
  }

  /** How many elements there may be. */
  public int capacity() {
    return link().size();
  }

  /**
   * Says that an element which was taken is done; as Python's {@code task_done}.
   *
   * @throws IllegalStateException if all that were put are done already
   */
  public void taskDone() {
    link().call(Op.RELEASE, 0);
  }

  /**
   * Waits until all elements that were put are done.
   *
   * @throws AbandonedException if they are not, and a process has died that used it
   * @throws org.paralleltask.WaitInterruptedException if the thread is interrupted meanwhile
   */
  public void join() {
    join(null);
  }

  /** As {@link #join()}, but waits no longer than the limit; whether all are done. */
  public boolean join(@Nullable Duration limit) {
    return link().call(Op.JOIN, 0, NOTHING, limit).isDone();
  }

  /**
   * Lets others wait again although a process has died that used it.
   *
   * @return whether one had
   */
  public boolean recover() {
    return link().call(Op.RECOVER, 0) == 1;
  }
}
