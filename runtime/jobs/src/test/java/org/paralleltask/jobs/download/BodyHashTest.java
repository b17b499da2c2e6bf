// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That a body is hashed right, here or beside, whatever happens meanwhile. */
@Timeout(60)
class BodyHashTest {
  private static final byte[] DATA = new byte[BodyHash.LARGE + 6 * BodyHash.LARGE_BUFFER];

  static {
    new Random(1).nextBytes(DATA);
  }

  /** Remembers who has hashed what; may be made to wait, or to fail. */
  private static final class Slow extends MessageDigest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile boolean fails;

    Slow() {
      super("slow");
    }

    @Override
    protected void engineUpdate(byte[] bytes, int from, int count) {
      if (!Thread.currentThread().getName().equals("parallel-download-hash")) {
        return;
      }
      thread = Thread.currentThread();
      begun.countDown();
      await(goOn);
      if (fails) {
        throw new IllegalStateException("cannot hash");
      }
    }

    @Override
    protected void engineUpdate(byte one) {
      throw new AssertionError("one by one");
    }

    @Override
    protected byte[] engineDigest() {
      return new byte[0];
    }

    @Override
    protected void engineReset() {}

    void awaitEnd() throws InterruptedException {
      Thread beside = thread;
      if (beside != null) {
        beside.join(30_000);
        assertFalse(beside.isAlive());
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException odd) {
      throw new IllegalStateException(odd);
    }
  }

  private static String hashOf(int size) {
    MessageDigest digest = Checksum.digest("sha256");
    digest.update(DATA, 0, size);
    return Checksum.hex(digest);
  }

  /** Feeds it as a network does, with pieces that fill the room, or do not. */
  private static String hashed(int size, int most, int processors) {
    MessageDigest digest = Checksum.digest("sha256");
    try (BodyHash hash = new BodyHash(List.of(digest), size, processors)) {
      for (int at = 0; at < size; ) {
        byte[] room = hash.room();
        int count = Math.min(Math.min(most, room.length), size - at);
        System.arraycopy(DATA, at, room, 0, count);
        hash.add(room, count);
        at += count;
      }
    }
    return Checksum.hex(digest);
  }

  @Test
  void everySize_aroundTheBorders_hasItsHash() {
    int all = BodyHash.BUFFERS * BodyHash.LARGE_BUFFER;
    for (int border : List.of(1, BodyHash.LARGE, BodyHash.LARGE + all)) {
      for (int size = border - 1; size <= border + 1; size++) {
        assertEquals(hashOf(size), hashed(size, Integer.MAX_VALUE, 2), size + " bytes");
      }
    }
  }

  @Test
  void oddPieces_areHashedInOrder_hereAndBeside() {
    String right = hashOf(DATA.length);
    assertEquals(right, hashed(DATA.length, 10_007, 2));
    assertEquals(right, hashed(DATA.length, 100_003, 2));
    assertEquals(right, hashed(DATA.length, 100_003, 1));
  }

  private static BodyHash large(MessageDigest digest, int processors) {
    BodyHash hash = new BodyHash(List.of(digest), -1, processors);
    for (int left = BodyHash.LARGE; left > 0; left -= hash.room().length) {
      hash.add(hash.room(), Math.min(left, hash.room().length));
    }
    return hash;
  }

  /** Hands over what may be handed over without waiting. */
  private static List<byte[]> fill(BodyHash hash) {
    List<byte[]> rooms = new ArrayList<>();
    for (int i = 0; i < BodyHash.BUFFERS; i++) {
      byte[] room = hash.room();
      rooms.forEach(other -> assertNotSame(other, room));
      hash.add(room, 1);
      rooms.add(room);
    }
    return rooms;
  }

  @Test
  void singleProcessor_hashesHere() throws Exception {
    Slow digest = new Slow();
    try (BodyHash hash = large(digest, 1)) {
      assertSame(hash.room(), hash.room());
      hash.add(hash.room(), 1);
    }
    assertEquals(1, digest.begun.getCount());
  }

  @Test
  void bufferThatIsBeingHashed_isNotGivenOutAgain_andThereAreFew() throws Exception {
    Slow digest = new Slow();
    FutureTask<byte[]> next;
    try (BodyHash hash = large(digest, 2)) {
      List<byte[]> rooms = fill(hash);
      next = new FutureTask<>(hash::room);
      Thread reader = new Thread(next);
      reader.start();
      while (reader.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      assertFalse(next.isDone());
      digest.goOn.countDown();
      assertSame(rooms.get(0), next.get());
    }
    digest.awaitEnd();
  }

  @Test
  void interrupt_whileAllIsHandedOver_isKept_andDoesNotSpoilABuffer() throws Exception {
    Slow digest = new Slow();
    try (BodyHash hash = large(digest, 2)) {
      List<byte[]> rooms = fill(hash);
      await(digest.begun);
      FutureTask<Boolean> next =
          new FutureTask<>(
              () -> {
                assertSame(rooms.get(0), hash.room());
                return Thread.currentThread().isInterrupted();
              });
      Thread reader = new Thread(next);
      reader.start();
      reader.interrupt();
      digest.goOn.countDown();
      assertTrue(next.get());
    }
    digest.awaitEnd();
  }

  @Test
  void writeThatFails_whileOthersAreHashed_isWhatIsThrown_whenAllIsHashed() throws Exception {
    Slow digest = new Slow();
    FutureTask<IOException> download =
        new FutureTask<>(
            () ->
                assertThrows(
                    IOException.class,
                    () -> {
                      try (BodyHash hash = large(digest, 2)) {
                        fill(hash);
                        throw new IOException("disk full");
                      }
                    }));
    Thread reader = new Thread(download);
    reader.start();
    await(digest.begun);
    digest.goOn.countDown();
    assertEquals("disk full", download.get().getMessage());
    digest.awaitEnd();
  }

  @Test
  void hashThatFails_isNoSuccess_andEndsTheThread() throws Exception {
    Slow digest = new Slow();
    digest.fails = true;
    digest.goOn.countDown();
    BodyHash hash = large(digest, 2);
    fill(hash);
    assertThrows(CompletionException.class, hash::room);
    assertThrows(CompletionException.class, hash::close);
    digest.awaitEnd();
  }

  @Test
  void otherContent_hasAnotherHash() {
    assertNotEquals(hashOf(DATA.length), hashed(DATA.length - 1, Integer.MAX_VALUE, 2));
  }
}
