// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.codec.BulkArray;
import org.paralleltask.codec.Codec;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Codecs;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/** Large arrays, which travel apart from their values. */
@Timeout(60)
class BulkTest {
  /** The other side, which takes a piece as late as it may. */
  private static final class OtherSide implements BulkPieces {
    final BulkIn in = new BulkIn();
    private final Queue<Integer> ready = new ArrayDeque<>();
    private boolean complete;
    private int most;
    private int sent;

    @Override
    public void ready(int bytes) {
      ready.add(bytes);
      most = Math.max(most, ready.size());
    }

    @Override
    public void carry(byte[] bytes, int length) throws IOException {
      complete = in.take(new Decoder(bytes, 0, length));
    }

    @Override
    public void awaitTaken() throws IOException {
      complete = in.take(ready.remove());
    }

    @Nullable Object receive(BulkOut out, BulkArray array) throws IOException {
      Encoder announcement = new Encoder();
      boolean follows = out.announce(array, announcement);
      boolean kept = in.begin(new Decoder(announcement.bytes(), 0, announcement.size()));
      assertEquals(follows, !kept);
      if (kept) {
        return in.array();
      }
      sent++;
      out.send(array, this);
      while (!ready.isEmpty()) {
        complete = in.take(ready.remove());
      }
      assertTrue(complete);
      return in.array();
    }
  }

  @TempDir Path directory;

  private static List<Object> arrays() {
    Random random = new Random(7);
    byte[] bytes = new byte[5_000_001];
    random.nextBytes(bytes);
    boolean[] flags = new boolean[1_048_577];
    flags[1_048_576] = true;
    return List.of(
        bytes,
        new short[] {1, -1},
        "chars".repeat(500_000).toCharArray(),
        random.ints(3_000_000).toArray(),
        random.longs(1_000_000).toArray(),
        new float[] {1, Float.NaN},
        random.doubles(131_073).toArray(),
        flags);
  }

  @Test
  void arrays_arriveThroughTheSegment() throws Exception {
    BulkSegment made = BulkSegment.create();
    BulkSegment opened = BulkSegment.open(made.file());
    for (Object array : arrays()) {
      OtherSide other = new OtherSide();
      other.in.use(opened);
      assertArrayEquals(
          new Object[] {array}, new Object[] {other.receive(new BulkOut(made), whole(array))});
      assertTrue(other.most <= BulkSegment.PLACES);
    }
  }

  @Test
  void arrays_arriveThroughTheChannelIfThereIsNoSegment() throws Exception {
    OtherSide other = new OtherSide();
    for (Object array : arrays()) {
      assertArrayEquals(
          new Object[] {array}, new Object[] {other.receive(new BulkOut(null), whole(array))});
    }
  }

  @Test
  void segment_isItsOwnersAloneAndDeletedWhenBothHaveIt() throws Exception {
    BulkSegment made = BulkSegment.create(directory);
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made.file())));
    BulkSegment.open(made.file());
    assertFalse(Files.exists(made.file()));
    made.delete();
  }

  @Test
  void segmentOfAnotherSize_isRefused() throws Exception {
    Path file = Files.write(directory.resolve("x"), new byte[3]);
    assertEquals(
        file + " has 3 bytes: another version made it",
        assertThrows(IOException.class, () -> BulkSegment.open(file)).getMessage());
  }

  @Test
  void directoryThatIsNotThere_failsWithoutACrash() {
    assertThrows(IOException.class, () -> BulkSegment.create(directory.resolve("none")));
  }

  @Test
  void piecesThatDoNotFit_areRefused() throws Exception {
    BulkIn in = new BulkIn();
    in.begin(announced(3, 10));
    assertThrows(IOException.class, () -> in.take(4));
    assertEquals(
        "found a piece of 44 bytes for an array that lacks 10",
        assertThrows(IOException.class, () -> in.take(new Decoder(new byte[44], 0, 44)))
            .getMessage());
    assertThrows(IOException.class, () -> in.take(new Decoder(new byte[3], 0, 3)));
    assertThrows(IOException.class, () -> new BulkIn().begin(announced(8, 1)));
    assertThrows(IOException.class, () -> new BulkIn().begin(announced(1, -1)));
  }

  @Test
  void arrayWithoutMemory_isTakenAndLeftOut() throws Exception {
    BulkIn in = new BulkIn();
    in.begin(announced(4, Integer.MAX_VALUE));
    assertFalse(in.take(new Decoder(new byte[64], 0, 64)));
    assertNull(in.array());
  }

  private static Decoder announced(int type, int length) {
    Encoder out = new Encoder();
    out.writeBoolean(false);
    out.writeLong(SentArrays.NONE);
    out.writeByte(type);
    out.writeInt(length);
    out.writeInt(0);
    return new Decoder(out.bytes(), 0, out.size());
  }

  private static BulkArray whole(Object array) {
    return new BulkArray(array, 0, Array.getLength(array));
  }

  @Test
  void value_refersToItsLargeArrays() throws Exception {
    byte[] large = new byte[BulkArray.LEAST_BYTES];
    long[] longs = new long[BulkArray.LEAST_BYTES / 8];
    ByteBuffer buffer = ByteBuffer.wrap(large);
    List<Object> values =
        Arrays.asList(
            new byte[] {1}, large, longs, new byte[BulkArray.LEAST_BYTES - 1], large, buffer);
    Encoder out = new Encoder();
    out.collectBulk();
    Codecs.any().write(out, values);
    assertEquals(List.of(whole(large), whole(longs)), out.bulk());
    assertTrue(out.size() < 2 * BulkArray.LEAST_BYTES, "not less than the two that are small");
    Decoder in = new Decoder(out.bytes(), 0, out.size());
    in.attachBulk(List.of(large, longs));
    List<?> read = (List<?>) Codecs.any().read(in);
    assertNotNull(read);
    for (int i = 0; i < values.size(); i++) {
      assertArrayEquals(new Object[] {values.get(i)}, new Object[] {read.get(i)});
    }
  }

  @Test
  void valueThatIsTakenBack_takesItsArraysBack() throws Exception {
    Encoder out = new Encoder();
    out.collectBulk();
    List<BulkArray> expected = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int size = out.size();
      Codecs.any().write(out, new Object[] {new byte[200_000], new byte[200_000]});
      if (i % 2 == 0) {
        out.truncate(size);
      } else {
        expected = List.copyOf(out.bulk());
        assertEquals(i + 1, expected.size());
      }
    }
    out.truncate(0);
    assertEquals(List.of(), out.bulk());
  }

  @Test
  void wrongReferences_areRefused() throws Exception {
    Codec<byte[]> codec = Codecs.byteArrays();
    Encoder out = new Encoder();
    out.collectBulk();
    codec.write(out, new byte[200_000]);
    for (Object found : new Object[] {new int[200_000], new byte[1], "x"}) {
      Decoder in = new Decoder(out.bytes(), 0, out.size());
      in.attachBulk(List.of(found));
      assertEquals(
          "found another array than the byte[] of 200000 announced",
          assertThrows(CodecException.class, () -> codec.read(in)).getMessage());
    }
    Decoder none = new Decoder(out.bytes(), 0, out.size());
    assertEquals(
        "found the array 0 of 0",
        assertThrows(CodecException.class, () -> codec.read(none)).getMessage());
  }

  @Test
  void arrayThatIsSentAgain_isKeptByEachWorker() throws Exception {
    SentArrays known = new SentArrays();
    int[] array = new Random(1).ints(100_000).toArray();
    for (int worker = 0; worker < 3; worker++) {
      OtherSide other = new OtherSide();
      BulkOut out = new BulkOut(null, known, 1 << 20);
      for (int i = 0; i < 10; i++) {
        assertArrayEquals(array, (int[]) other.receive(out, whole(array)));
      }
      assertEquals(worker == 0 ? 2 : 1, other.sent);
    }
  }

  @Test
  void arrayThatHasChanged_isSentAgain() throws Exception {
    BulkOut out = new BulkOut(null, new SentArrays(), 1 << 20);
    OtherSide other = new OtherSide();
    long[] array = new long[20_000];
    for (int i = 0; i < 10; i++) {
      array[i * 1999] = i + 1L;
      assertArrayEquals(array, (long[]) other.receive(out, whole(array)));
    }
    assertEquals(10, other.sent);
  }

  @Test
  void keptArrays_takeNoMoreThanTheirShare() throws Exception {
    BulkOut out = new BulkOut(null, new SentArrays(), 1_000_000);
    OtherSide other = new OtherSide();
    byte[][] arrays = new byte[4][300_000];
    for (int round = 0; round < 3; round++) {
      for (byte[] array : arrays) {
        assertArrayEquals(array, (byte[]) other.receive(out, whole(array)));
        assertTrue(other.in.keptArrays() <= 3);
      }
    }
    byte[] tooLarge = new byte[1_000_001];
    int sent = other.sent;
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(tooLarge, (byte[]) other.receive(out, whole(tooLarge)));
    }
    assertEquals(sent + 3, other.sent);
    assertEquals(3, other.in.keptArrays());
    other.receive(out, whole(arrays[3]));
    assertEquals(sent + 3, other.sent);
  }

  @Test
  void partsOfOneArray_areToldApart() throws Exception {
    BulkOut out = new BulkOut(null, new SentArrays(), 1 << 20);
    OtherSide other = new OtherSide();
    byte[] array = new byte[400_000];
    new Random(2).nextBytes(array);
    for (int i = 0; i < 6; i++) {
      int from = i % 2 * 200_000;
      assertArrayEquals(
          Arrays.copyOfRange(array, from, from + 200_000),
          (byte[]) other.receive(out, new BulkArray(array, from, 200_000)));
    }
    assertEquals(4, other.sent);
  }

  @Test
  void sentArrays_areNotKeptAlive() {
    SentArrays known = new SentArrays();
    for (int i = 0; i < 100; i++) {
      known.number(whole(new byte[200_000]));
    }
    byte[] last = new byte[1];
    while (known.size() > 10) {
      System.gc();
      known.number(whole(last));
    }
    assertTrue(known.size() <= 10);
  }
}
