// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Pairs up the inputs of a task with several parameters. Generated code uses it. */
public final class Zip {
  private Zip() {}

  /** An iterator that goes on while {@code more} says so, and takes what {@code next} gives. */
  public static <T> Iterator<T> iterator(BooleanSupplier more, Supplier<? extends T> next) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return more.getAsBoolean();
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return next.get();
      }
    };
  }
}
