// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where results go. Used by one thread at a time; ends with either complete or discard. */
interface ResultSink {
  /** Takes the result of an item that ended well. */
  void accept(@Nullable Object result) throws IOException;

  /** An item ended without a result. */
  default void miss(Item item) {}

  /** Whether what is there is published although items failed. */
  default boolean isContentWithSome() {
    return false;
  }

  /** What is missing from what was published, in a sentence; empty if nothing is. */
  default Optional<String> lack() {
    return Optional.empty();
  }

  /** All results are there: publishes what became of them, and tells it if it is one value. */
  Optional<String> complete() throws IOException;

  /** Not all results are there: an earlier output stays as it is. */
  void discard() throws IOException;

  /** Whether results are of interest at all. */
  default boolean needsResults() {
    return true;
  }

  /** Whether results must come in the order of the items. */
  boolean isOrdered();

  /** Results are of no interest. */
  final class None implements ResultSink {
    @Override
    public boolean needsResults() {
      return false;
    }

    @Override
    public void accept(@Nullable Object result) {}

    @Override
    public Optional<String> complete() {
      return Optional.empty();
    }

    @Override
    public void discard() {}

    @Override
    public boolean isOrdered() {
      return false;
    }
  }
}
