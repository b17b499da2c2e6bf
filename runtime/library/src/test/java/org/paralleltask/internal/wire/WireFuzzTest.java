// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/** Whatever bytes come, reading them ends in what is documented, soon, and in little memory. */
@Timeout(60)
class WireFuzzTest {
  private static final int ROUNDS = 20_000 * Integer.getInteger("parallel.stress", 1);
  private static final long MOST_BYTES = 64L << 20;
  private static final long SEED = Long.getLong("parallel.fuzz.seed", 20260101);

  private final Random random = new Random(SEED);

  @Test
  void randomBytes_areFramesOrAnIoException() {
    for (int round = 0; round < ROUNDS; round++) {
      readFrames(randomBytes(random.nextInt(200)));
    }
    assertUsesLittleMemory();
  }

  @Test
  void flippedAndCutFrames_areFramesOrAnIoException() throws IOException {
    byte[] whole = frames();
    assertEquals(3, readFrames(whole));
    for (int round = 0; round < ROUNDS; round++) {
      readFrames(broken(whole));
    }
    assertUsesLittleMemory();
  }

  @Test
  void aHugeLength_takesNoMoreMemoryThanTheBytesThatCome() {
    for (int high = 1; high < 128; high++) {
      byte[] frame = randomBytes(100);
      frame[3] = (byte) high;
      frame[4] = Frame.DONE;
      assertEquals(0, readFrames(frame));
    }
    assertUsesLittleMemory();
  }

  @Test
  void everyCutOfAFrame_saysThatItIsCut() throws IOException {
    byte[] whole = frames();
    for (int length = 1; length < whole.length; length++) {
      int read = readFrames(Arrays.copyOf(whole, length));
      assertTrue(read < 3, "cut at " + length);
    }
  }

  @Test
  void randomFlippedAndCutThrowables_areThrowablesOrACodecException() {
    byte[] whole = throwable();
    assertEquals("outer", readThrowable(whole).getMessage());
    for (UnaryOperator<byte[]> harm :
        Arrays.<UnaryOperator<byte[]>>asList(
            this::broken, bytes -> randomBytes(random.nextInt(300)))) {
      for (int round = 0; round < ROUNDS; round++) {
        byte[] harmed = harm.apply(whole);
        try {
          assertNotNull(readThrowable(harmed));
        } catch (CodecException documented) {
          assertNotNull(documented.getMessage());
        }
      }
    }
    assertUsesLittleMemory();
  }

  @Test
  void whatIsNoException_isNeverMade_norInitialised() {
    Encoder out = new Encoder();
    RemoteThrowable.write(out, new FileNotFoundException("x"));
    String original = FileNotFoundException.class.getName();
    String other = Trap.class.getName();
    byte[] bytes = Arrays.copyOf(out.bytes(), out.size());
    Encoder forged = new Encoder();
    forged.writeString(other);
    int nameEnds = nameEnds(original);
    forged.writeBytes(bytes, nameEnds, bytes.length - nameEnds);
    Throwable made = readThrowable(Arrays.copyOf(forged.bytes(), forged.size()));
    assertEquals(other + ": x", made.getMessage());
    assertArrayEquals(new boolean[] {false}, SPRUNG);
  }

  private static final boolean[] SPRUNG = {false};

  /** What is no exception must not be loaded from the name in a message. */
  private static final class Trap {
    static {
      SPRUNG[0] = true;
    }
  }

  private static int nameEnds(String name) {
    Encoder text = new Encoder();
    text.writeString(name);
    return text.size();
  }

  /** How many frames were read until the end, or an exception of the documented kind. */
  private static int readFrames(byte[] bytes) {
    FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes));
    int read = 0;
    try {
      for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
        read++;
      }
    } catch (IOException documented) {
      assertNotNull(documented.getMessage());
    }
    return read;
  }

  private static Throwable readThrowable(byte[] bytes) {
    return RemoteThrowable.read(new Decoder(bytes, 0, bytes.length));
  }

  private static byte[] frames() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FrameWriter writer = new FrameWriter(out);
    for (int type : new int[] {Frame.READY, Frame.DONE, Frame.LATE}) {
      Encoder frame = FrameWriter.begin(type);
      frame.writeString("the content of a frame of type " + type);
      writer.write(frame);
    }
    return out.toByteArray();
  }

  private static byte[] throwable() {
    IllegalStateException outer = new IllegalStateException("outer", new IOException("inner"));
    outer.addSuppressed(new ArithmeticException("aside"));
    Encoder out = new Encoder();
    RemoteThrowable.write(out, outer);
    return Arrays.copyOf(out.bytes(), out.size());
  }

  private byte[] broken(byte[] whole) {
    byte[] copy =
        Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
    for (int flips = random.nextInt(4); flips >= 0 && copy.length > 0; flips--) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt();
    }
    return copy;
  }

  private byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** What a reader has taken by mistake would still be there, or would have failed. */
  private static void assertUsesLittleMemory() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    long used = runtime.totalMemory() - runtime.freeMemory();
    assertTrue(used < 4 * MOST_BYTES, () -> used + " bytes are used; seed " + SEED);
  }
}
