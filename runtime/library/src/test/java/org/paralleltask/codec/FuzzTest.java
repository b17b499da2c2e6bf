// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.paralleltask.codec.Samples.Sample;

/** Whatever the bytes are, reading ends in a value or a {@link CodecException}, and is cheap. */
@Timeout(120)
class FuzzTest {
  private static final int CASES = Integer.getInteger("paralleltask.fuzz.cases", 2000);
  private static final long MOST_BYTES = 2_000_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Stream<Sample<?>> samples() throws Exception {
    return Stream.concat(Samples.all().stream(), nested());
  }

  private static Stream<Sample<?>> nested() {
    TreeMap<Object, Object> tree = new TreeMap<>(Map.of("a", 1, "b", List.of(2)));
    Object[] array = {1, new String[] {"x"}, tree, new TreeSet<>(List.of(3, 4))};
    return Stream.of(
        Sample.of("any", Codecs.any(), array, tree),
        Sample.of("records", Codecs.any(), RandomValues.next(new Random(3), 6)),
        Sample.of(
            "pairs",
            Codecs.lists(Codecs.any()),
            List.of(new RandomValues.Pair(1, 2, new RandomValues.Pair("x", 3, null)))),
        Sample.of(
            "sortedSets", Codecs.sortedSets(Codecs.strings()), new TreeSet<>(List.of("a", "b"))),
        Sample.of(
            "maps",
            Codecs.maps(Codecs.strings(), Codecs.lists(Codecs.longs())),
            Map.of("key", List.of(1L, 2L))),
        Sample.of(
            "serializable",
            Codecs.serializable(SerializableCodecTest.Whole.class),
            new SerializableCodecTest.Whole()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T extends @Nullable Object> void changedBytes_endInAValueOrARefusal(Sample<T> sample)
      throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      Encoder out = new Encoder();
      List<T> values = sample.values();
      sample.codec().write(out, values.get(random.nextInt(values.size())));
      byte[] bytes = changed(Arrays.copyOf(out.bytes(), out.size()), random);
      read(sample.codec(), bytes, sample + ", seed " + seed + ", case " + i);
    }
  }

  private static void read(Codec<?> codec, byte[] bytes, String what) {
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    try {
      codec.read(new Decoder(bytes, 0, bytes.length));
    } catch (CodecException e) {
      assertTrue(e.getMessage() != null && !e.getMessage().isEmpty(), what);
    } catch (Throwable e) {
      throw new AssertionError(what + ": " + Arrays.toString(bytes), e);
    }
    long taken = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertTrue(taken < MOST_BYTES, () -> what + " took " + taken + ": " + Arrays.toString(bytes));
  }

  private static byte[] changed(byte[] bytes, Random random) {
    byte[] changed = bytes;
    for (int i = random.nextInt(3); i >= 0; i--) {
      changed = changedOnce(changed, random);
    }
    return changed;
  }

  private static byte[] changedOnce(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    switch (random.nextInt(5)) {
      case 0 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 1 -> {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + at);
        System.arraycopy(bytes, 0, longer, bytes.length, at);
        return longer;
      }
      case 2 -> {
        byte[] noise = new byte[random.nextInt(64)];
        random.nextBytes(noise);
        return noise;
      }
      default -> {
        byte[] flipped = bytes.clone();
        if (at < bytes.length) {
          flipped[at] = (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] ^ 1 << at % 8);
        }
        return flipped;
      }
    }
  }

  @Test
  void hugeCounts_areRefusedBeforeAnythingIsAllocated() {
    for (Codec<?> codec :
        List.of(
            Codecs.strings(),
            Codecs.byteArrays(),
            Codecs.longArrays(),
            Codecs.lists(Codecs.ints()),
            Codecs.sets(Codecs.ints()),
            Codecs.maps(Codecs.ints(), Codecs.ints()),
            Codecs.arrays(String.class, Codecs.strings()),
            Codecs.bigIntegers(),
            Codecs.byteBuffers())) {
      byte[] bytes = {1, -1, -1, -1, -1, 7, 0, 0};
      read(codec, bytes, codec.getClass().getName());
      assertThrows(CodecException.class, () -> codec.read(new Decoder(bytes, 0, bytes.length)));
    }
  }

  @Test
  void deepNesting_isRefused() {
    byte[] bytes = new byte[100_000];
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = (byte) Kind.LIST.tag();
      bytes[i + 1] = 1;
    }
    String message =
        assertThrows(
                CodecException.class, () -> Codecs.any().read(new Decoder(bytes, 0, bytes.length)))
            .getMessage();
    assertTrue(message.startsWith("found values nested more than 64 deep (at \"[0][0]"), message);
  }
}
