// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.input.Candidate;
import org.paralleltask.jobs.input.Omissible;
import org.paralleltask.jobs.input.Source;

/**
 * Lets items into the run as they are pulled, and numbers them. Pulled by one thread at a time,
 * stopped by any.
 */
final class Admission implements PulledItems, AutoCloseable {
  private final Source.Items items;
  private final Intake intake;
  private final ResultOrder results;
  private final long limit;
  private final long firstIndex;
  private volatile boolean stopped;
  private volatile long pulled;
  private volatile @Nullable Throwable trouble;
  private final @Nullable LongestFirst sorted;
  private @Nullable Item next;
  private boolean collected;

  /**
   * @param limit how many items come in at most
   * @param firstIndex the number of the first item in the run
   * @param longestFirst whether all of them come in before the first one runs
   */
  Admission(
      Source.Items items,
      Intake intake,
      ResultOrder results,
      long limit,
      long firstIndex,
      boolean longestFirst) {
    this.items = items;
    this.intake = intake;
    this.results = results;
    this.limit = limit;
    this.firstIndex = firstIndex;
    this.sorted = longestFirst ? new LongestFirst() : null;
  }

  /** No further item comes in. */
  void stop() {
    stopped = true;
  }

  /** Whether no further item would have come in anyway. Only of the thread that pulls. */
  boolean isAtEnd() {
    return pulled >= limit || (!stopped && !sourceHasNext());
  }

  /** How many items have come in, but for those that wait for longer ones. */
  long pulled() {
    return pulled - (sorted == null ? 0 : sorted.waiting());
  }

  /** What the source threw; null if nothing. */
  @Nullable Throwable trouble() {
    return trouble;
  }

  /** Takes the next item, if the source has any by now. */
  @Override
  public boolean isReady() {
    while (sorted == null && next == null && mayPull()) {
      if (!sourceIsReady()) {
        return false;
      }
      if (stopped || !sourceHasNext()) {
        return true;
      }
      next = admit();
    }
    return true;
  }

  @Override
  public void onReady(Runnable listener) {
    items.onReady(listener);
  }

  private boolean mayPull() {
    return !stopped && pulled < limit;
  }

  @Override
  public boolean hasNext() {
    if (next == null && !stopped) {
      next = sorted == null ? pull() : pullLongest(sorted);
    }
    return next != null && !stopped;
  }

  private @Nullable Item pullLongest(LongestFirst items) {
    if (!collected) {
      for (Item item = pull(); item != null; item = pull()) {
        items.add(item);
      }
      items.sort();
      collected = true;
    }
    return items.poll();
  }

  private @Nullable Item pull() {
    Item item = null;
    while (item == null && mayPull() && sourceHasNext()) {
      item = admit();
    }
    return item;
  }

  @Override
  public Item next() {
    Item item = next;
    if (item == null) {
      throw new NoSuchElementException();
    }
    next = null;
    results.start();
    return item;
  }

  /** Ends what the source holds open. */
  @Override
  public void close() {
    stopped = true;
    intake.close();
    try {
      items.close();
    } catch (RuntimeException | Error broken) {
      refuse(broken);
    }
  }

  private boolean sourceIsReady() {
    try {
      return items.isReady();
    } catch (RuntimeException | Error broken) {
      return !refuse(broken);
    }
  }

  private boolean sourceHasNext() {
    try {
      return items.hasNext();
    } catch (RuntimeException | Error broken) {
      return refuse(broken);
    }
  }

  private boolean refuse(Throwable broken) {
    trouble = trouble == null ? broken : trouble;
    stopped = true;
    return false;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // written by the pulling thread alone
  private @Nullable Item admit() {
    try {
      Candidate candidate = items.next();
      Item item = intake.take(candidate, firstIndex + pulled++);
      if (item == null && candidate.value() instanceof Omissible omitted) {
        omitted.omitted();
      }
      return item;
    } catch (RuntimeException | Error broken) {
      refuse(broken);
      return null;
    }
  }
}
