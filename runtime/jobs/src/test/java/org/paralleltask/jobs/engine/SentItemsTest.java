// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** This thread stands for the one that speaks with a worker. */
@Timeout(20)
class SentItemsTest {
  private final Item a = item(0, "a");
  private final Item b = item(1, "b");
  private final Item c = item(2, "c");
  private final Board board = new Board();
  private final SentItems items = new SentItems(board);

  private static Item item(long index, String label) {
    return new Item(index, index, label, label, Judge.unknown());
  }

  private List<String> running() {
    return board.busy().stream().map(slot -> String.valueOf(slot.item())).toList();
  }

  private void send(Item... sent) {
    List.of(sent).forEach(items::send);
  }

  @Test
  void firstThatIsNotAnswered_isTheOneThatRuns() {
    send(a, b);
    assertEquals(List.of("a"), running());
    items.receive();
    assertEquals(List.of("b"), running());
    items.receive();
    assertEquals(List.of(), running());
  }

  @Test
  void failedItem_leavesTheBoardWhenItIsBooked() {
    send(a, b);
    items.ended(0, a);
    assertEquals(List.of("b"), running());
  }

  @Test
  void answeredItem_isBookedLater_andTheNextStays() {
    send(a, b);
    items.receive();
    items.ended(0, a);
    assertEquals(List.of("b"), running());
  }

  @Test
  void itemIsSentAgainByAnotherThread_itRunsThere() throws InterruptedException {
    send(a, b);
    CountDownLatch sent = new CountDownLatch(1);
    CountDownLatch looked = new CountDownLatch(1);
    Thread other = new Thread(() -> sendAndStay(sent, looked));
    other.start();
    sent.await();
    assertEquals(List.of("b", "a"), running());
    looked.countDown();
    other.join();
  }

  private void sendAndStay(CountDownLatch sent, CountDownLatch looked) {
    items.send(a);
    sent.countDown();
    try {
      looked.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void itemsAreKnownByTheNumbersOfTheirOrder_untilTheyEnd() {
    items.numbered(PulledItems.of(List.of(b, c))).forEachRemaining(any -> {});
    assertEquals(Optional.of(b), items.at(0));
    assertEquals(Optional.of(c), items.at(1));
    items.ended(0, b);
    assertEquals(Optional.empty(), items.at(0));
    assertEquals(Optional.empty(), items.at(-1));
  }
}
