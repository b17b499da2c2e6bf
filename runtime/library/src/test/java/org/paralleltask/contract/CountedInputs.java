// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;

/** The numbers from 0 on; it knows how many were pulled, and can fail at one of them. */
final class CountedInputs implements Iterable<Integer> {
  private final int end;
  private final int failAt;
  private final AtomicInteger pulled = new AtomicInteger();

  private CountedInputs(int end, int failAt) {
    this.end = end;
    this.failAt = failAt;
  }

  static CountedInputs endless() {
    return new CountedInputs(Integer.MAX_VALUE, -1);
  }

  static CountedInputs upTo(int end) {
    return new CountedInputs(end, -1);
  }

  static CountedInputs failingAt(int failAt, int end) {
    return new CountedInputs(end, failAt);
  }

  int pulled() {
    return pulled.get();
  }

  @Override
  public Iterator<Integer> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return pulled.get() < end;
      }

      @Override
      public Integer next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        if (pulled.get() == failAt) {
          throw new BadInput(failAt);
        }
        return pulled.getAndIncrement();
      }
    };
  }

  static final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadInput(int position) {
      super("input " + position + " cannot be had");
    }
  }
}
