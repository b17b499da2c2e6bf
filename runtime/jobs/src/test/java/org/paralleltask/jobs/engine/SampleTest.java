// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.Task;
import org.paralleltask.jobs.journal.Attempt;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.State;

@Timeout(60)
class SampleTest {
  private static final StoredResults ANY =
      new StoredResults(Task.of("any", (Object input) -> input).travel().results());

  private final Booked booked = new Booked();

  private static final class Booked implements Register {
    private final List<ItemEntry> added = new ArrayList<>();
    private final List<Long> done = new ArrayList<>();

    @Override
    public void add(ItemEntry entry) {
      added.add(entry);
    }

    @Override
    public void done(ItemEntry entry) {
      done.add(entry.index());
    }

    @Override
    public void again(long key) {
      throw new AssertionError("nothing is judged");
    }

    @Override
    public void renew(ItemEntry known) {
      throw new AssertionError("nothing is judged");
    }
  }

  private Sample sample(int size) {
    return new Sample(size, booked, ANY);
  }

  private static void add(Sample sample, long index) {
    long key = Keys.of("item " + index);
    Item item = new Item(index, key, "item " + index, index, Judge.unknown());
    List<Attempt> attempts = List.of(new Attempt("w", 0, 1, null));
    sample.ran(
        item,
        index,
        new ItemEntry(index, key, item.label(), State.OK, null, attempts, null, List.of(), null));
  }

  private static List<Long> held(Sample sample) {
    return sample.held().stream().map(each -> each.item().index()).toList();
  }

  @Test
  void B14_sampleIsTheSame_inWhateverOrderItemsEnd_andAllOthersAreBooked() {
    List<Long> items = new ArrayList<>(LongStream.range(0, 1000).boxed().toList());
    Sample inOrder = sample(10);
    items.forEach(index -> add(inOrder, index));
    assertEquals(10, held(inOrder).size());
    assertEquals(990, booked.added.size());
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(items, new Random(seed));
      Sample shuffled = sample(10);
      items.forEach(index -> add(shuffled, index));
      assertEquals(held(inOrder), held(shuffled));
    }
  }

  @Test
  void nothingIsHeld_ifNobodyAsksForIt() {
    Sample none = sample(0);
    add(none, 0);
    assertEquals(List.of(), none.held());
    assertEquals(1, booked.added.size());
    assertEquals(List.of(), booked.done);
  }

  @Test
  void heldItem_isBookedOnce_andThoseThatNobodyHasLookedAtAsTheyEnded() {
    Sample sample = sample(10);
    LongStream.range(0, 3).forEach(index -> add(sample, index));
    assertEquals(List.of(), booked.added);
    assertEquals(List.of(0L, 1L, 2L), booked.done);

    Sampled other = sample.held().get(1);
    ItemEntry failed = other.failed("it failed", List.of("printed"));
    sample.book(other, failed);
    sample.release();
    sample.book(other, other.entry());
    add(sample, 3);

    assertEquals(4, booked.added.size());
    assertEquals(1, booked.added.stream().filter(e -> e.index() == 1).count());
    assertEquals(failed, booked.added.get(0));
    assertEquals("NOT_DETERMINISTIC: when it ran again, it failed", failed.failure().message());
    assertEquals(Optional.empty(), sample.held().stream().findAny());
  }
}
