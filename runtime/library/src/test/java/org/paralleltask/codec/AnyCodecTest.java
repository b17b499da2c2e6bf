// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.paralleltask.codec.Trips.assertArrived;
import static org.paralleltask.codec.Trips.size;
import static org.paralleltask.codec.Trips.trip;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.paralleltask.codec.Samples.Sample;

/** Values whose type is not known before. */
@Timeout(60)
class AnyCodecTest {
  private static final Codec<@Nullable Object> ANY = Codecs.any();

  private record Point(int x, @Nullable Integer y, String name, Object more) {}

  private record Nothing() {}

  private record Positive(int value) {
    Positive {
      if (value < 0) {
        throw new IllegalArgumentException("negative: " + value);
      }
    }
  }

  private record Chain(@Nullable Chain next) {}

  private record Own(ArrayList<String> names) {}

  private record Strict(java.util.concurrent.CopyOnWriteArrayList<String> names) {}

  private enum Shape {
    ROUND,
    SQUARE {
      @Override
      public String toString() {
        return "with a body of its own";
      }
    }
  }

  private static final class Foo {}

  static List<Sample<?>> samples() throws Exception {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void value_arrivesEqualAndOfItsClass(Sample<?> sample) throws Exception {
    for (Object value : sample.values()) {
      assertArrived(value, trip(ANY, value));
    }
    assertNull(trip(ANY, null));
  }

  @Test
  void record_arrivesWithAllThatItHolds() throws Exception {
    Point inner = new Point(-1, null, "", new int[0][]);
    Point outer =
        new Point(1, 2, "p\u4e2d", Arrays.asList(inner, null, new Nothing(), Shape.SQUARE));
    Point received = (Point) trip(ANY, outer);
    assertEquals(outer.name(), received.name());
    List<?> more = (List<?>) received.more();
    assertArrived(inner.more(), ((Point) more.get(0)).more());
    assertEquals(Arrays.asList(null, new Nothing(), Shape.SQUARE), more.subList(1, 4));
    assertSame(Shape.SQUARE, more.get(3));
  }

  @Test
  void arrays_keepTheirType() throws Exception {
    for (Object[] array :
        new Object[][] {
          {1, "x", null},
          new String[] {"a", null},
          new Shape[] {Shape.SQUARE},
          new Point[0],
          new List<?>[] {List.of(1)},
          new long[][][] {{{1}}, {}, null},
          new Map.Entry<?, ?>[] {Map.entry(1, 2)}
        }) {
      Object received = trip(ANY, array);
      assertEquals(array.getClass(), received.getClass());
      assertArrived(array, received);
    }
  }

  @Test
  void randomNestedValues_arriveEqual() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      Object value = RandomValues.next(random, 5);
      assertArrived(
          "seed " + seed + " value " + i + " " + value,
          "seed " + seed + " value " + i + " " + trip(ANY, value));
      assertEquals(value, trip(ANY, value), "seed " + seed + ", value " + i);
    }
  }

  @Test
  void classNames_areWrittenOnceInAValue() throws Exception {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      points.add(new Point(i, i, "n", 0));
    }
    assertTrue(size(ANY, points) < 1000 * 20 + 100, () -> "was larger");
    assertEquals(points, trip(ANY, points));
  }

  @Test
  void severalValues_areReadApart() throws Exception {
    Encoder out = new Encoder();
    List<Object> values = List.of(new Nothing(), List.of(new Nothing()), DayOfWeek.FRIDAY);
    int[] ends = new int[3];
    for (int i = 0; i < 3; i++) {
      ANY.write(out, values.get(i));
      ends[i] = out.size();
    }
    Decoder second = new Decoder(out.bytes(), ends[0], ends[1]);
    assertEquals(values.get(1), ANY.read(second));
  }

  @Test
  void failedValue_isTakenBackAndTheNextOneArrives() throws Exception {
    Encoder out = new Encoder();
    ANY.write(out, 1);
    int size = out.size();
    for (int i = 0; i < 100; i++) {
      assertThrows(
          CodecException.class, () -> ANY.write(out, List.of(List.of(new Nothing(), new Foo()))));
      out.truncate(size);
    }
    ANY.write(out, new Nothing());
    Decoder in = new Decoder(out.bytes(), 0, out.size());
    assertEquals(1, ANY.read(in));
    assertEquals(new Nothing(), ANY.read(in));
  }

  @Test
  void foreignValue_isRefusedWithThePathToIt() {
    Point holder = new Point(1, 2, "", List.of(0, new Point(1, 2, "", Optional.of(new Foo()))));
    assertEquals(
        "a value of org.paralleltask.codec.AnyCodecTest$Foo cannot travel to a worker process"
            + " (at \"[2].more[1].more.get()\"): make it a record of values that can, or, if it is"
            + " Serializable, say how the task's values travel:"
            + " Task.travels(Codecs.serializable(Foo.class), ...)",
        refusal(new Object[] {1, 2, holder}));
    assertTrue(refusal(Map.of("k", new Foo())).contains("(at \"[k]\")"));
  }

  @Test
  void valueInItself_isRefused() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    String message = refusal(list);
    assertTrue(
        message.startsWith("a value that is nested more than 64 deep cannot travel"), message);
    assertTrue(
        message.endsWith(
            "it contains itself, or is a chain; send a list, or an id to look it up by"),
        message);
  }

  @Test
  void chain_arrivesUpTo64Deep() throws Exception {
    Chain chain = null;
    for (int i = 0; i < 64; i++) {
      chain = new Chain(chain);
    }
    assertEquals(chain, trip(ANY, chain));
    assertTrue(refusal(new Chain(chain)).contains("nested more than 64 deep"));
  }

  @Test
  void constructorThatThrows_throwsItsOwn() throws Exception {
    Encoder out = new Encoder();
    ANY.write(out, new Positive(7));
    out.bytes()[out.size() - 1] = -1;
    assertEquals(
        "negative: -16777209",
        assertThrows(
                IllegalArgumentException.class,
                () -> ANY.read(new Decoder(out.bytes(), 0, out.size())))
            .getMessage());
  }

  @Test
  void collectionThatArrivesAsAnotherClass_isNamed() throws Exception {
    assertEquals(
        new Own(new ArrayList<>(List.of("a"))), trip(ANY, new Own(new ArrayList<>(List.of("a")))));
    assertEquals(
        "found a value of java.util.ArrayList where java.util.concurrent.CopyOnWriteArrayList is expected (at"
            + " \".names\"): declare an interface such as java.util.List, as other collections do"
            + " not travel",
        refusal(new Strict(new java.util.concurrent.CopyOnWriteArrayList<>(List.of("a")))));
  }

  @Test
  void classThatIsNoRecord_isNotInitialized() {
    Encoder out = new Encoder();
    out.writeByte(Kind.RECORD.tag());
    out.writeSize(0);
    out.writeString(Trap.class.getName());
    String message =
        assertThrows(CodecException.class, () -> ANY.read(new Decoder(out.bytes(), 0, out.size())))
            .getMessage();
    assertEquals("found a value of " + Trap.class.getName() + ", which is no record", message);
    assertNull(System.getProperty("org.paralleltask.trap"));
  }

  /** Sets a property when it is initialized. */
  static final class Trap {
    static {
      System.setProperty("org.paralleltask.trap", "sprung");
    }

    private Trap() {}
  }

  @Test
  void collections_arriveAsTheirKind() throws Exception {
    assertEquals(new TreeMap<>(Map.of(1, 2)), trip(ANY, new TreeMap<>(Map.of(1, 2))));
    assertEquals(TreeMap.class, trip(ANY, new TreeMap<>(Map.of(1, 2))).getClass());
    assertEquals(List.of(2), trip(ANY, new ArrayList<>(Map.of(1, 2).values())));
    assertEquals(Map.entry(TimeUnit.DAYS, 1), trip(ANY, Map.entry(TimeUnit.DAYS, 1)));
  }

  private static String refusal(Object value) {
    return assertThrows(CodecException.class, () -> trip(ANY, value)).getMessage();
  }
}
