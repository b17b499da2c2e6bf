// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.paralleltask.Growing;

/** Numbers that are added one by one. It must not be asked when it does not know. */
final class GrownInputs implements Iterator<Integer>, Growing {
  private final Queue<Integer> waiting = new ConcurrentLinkedQueue<>();
  private volatile Runnable listener = () -> {};
  private volatile boolean ended;
  private volatile RuntimeException broken;

  GrownInputs add(int input) {
    waiting.add(input);
    listener.run();
    return this;
  }

  GrownInputs end() {
    ended = true;
    listener.run();
    return this;
  }

  void breakWith(RuntimeException thrown) {
    broken = thrown;
    listener.run();
  }

  @Override
  public boolean isReady() {
    if (broken != null) {
      throw broken;
    }
    return ended || !waiting.isEmpty();
  }

  @Override
  public void onReady(Runnable listener) {
    this.listener = listener;
  }

  @Override
  public boolean hasNext() {
    if (!isReady()) {
      throw new IllegalStateException("nobody knows yet");
    }
    return !waiting.isEmpty();
  }

  @Override
  public Integer next() {
    Integer next = waiting.poll();
    if (next == null) {
      throw new NoSuchElementException();
    }
    return next;
  }

  Stream<Integer> stream() {
    return StreamSupport.stream(new Parts(), false);
  }

  private final class Parts extends Spliterators.AbstractSpliterator<Integer> implements Growing {
    Parts() {
      super(Long.MAX_VALUE, Spliterator.ORDERED);
    }

    @Override
    public boolean tryAdvance(Consumer<? super Integer> action) {
      boolean more = GrownInputs.this.hasNext();
      if (more) {
        action.accept(GrownInputs.this.next());
      }
      return more;
    }

    @Override
    public boolean isReady() {
      return GrownInputs.this.isReady();
    }

    @Override
    public void onReady(Runnable told) {
      GrownInputs.this.onReady(told);
    }
  }
}
