// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.paralleltask.codec.Trips.assertArrived;
import static org.paralleltask.codec.Trips.size;
import static org.paralleltask.codec.Trips.trip;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.paralleltask.codec.Samples.Sample;

/** What arrives of what was sent. */
@Timeout(60)
class CodecsTest {
  static List<Sample<?>> samples() throws Exception {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void value_arrivesEqual(Sample<T> sample) throws Exception {
    for (T value : sample.values()) {
      assertArrived(value, trip(sample.codec(), value));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void nulls_arriveInCollectionsAndAlone(Sample<T> sample) throws Exception {
    assertNull(trip(sample.codec(), null));
    List<T> list = new ArrayList<>(sample.values());
    list.add(1, null);
    assertArrayEquals(list.toArray(), trip(Codecs.lists(sample.codec()), list).toArray());
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void optional_arrivesFullOrEmpty(Sample<T> sample) throws Exception {
    Codec<Optional<T>> codec = Codecs.optionals(sample.codec());
    assertArrived(sample.values().get(0), trip(codec, Optional.of(sample.values().get(0))).get());
    assertEquals(Optional.empty(), trip(codec, Optional.empty()));
  }

  @Test
  void nothing_arrivesInAList() throws Exception {
    List<Void> nothings = Arrays.asList(null, null);
    assertEquals(nothings, trip(Codecs.lists(Codecs.nothing()), nothings));
  }

  @Test
  void set_keepsItsOrder() throws Exception {
    Set<Integer> sent = new LinkedHashSet<>(Arrays.asList(3, null, 1, 2));
    Set<Integer> received = trip(Codecs.sets(Codecs.ints()), sent);
    assertEquals(new ArrayList<>(sent), new ArrayList<>(received));
  }

  @Test
  void sortedSet_keepsItsComparator() throws Exception {
    for (Comparator<String> order :
        Arrays.<Comparator<String>>asList(
            null,
            Comparator.naturalOrder(),
            Collections.reverseOrder(),
            String.CASE_INSENSITIVE_ORDER)) {
      TreeSet<String> sent = new TreeSet<>(order);
      Collections.addAll(sent, "b", "A", "B", "c");
      SortedSet<String> received = trip(Codecs.sortedSets(Codecs.strings()), sent);
      assertEquals(new ArrayList<>(sent), new ArrayList<>(received));
      received.add("d");
      assertEquals(order == Collections.<String>reverseOrder() ? "d" : "A", received.first());
    }
  }

  @Test
  void sortedMapWithOwnComparator_isRefusedWithAdvice() {
    TreeMap<String, Integer> map = new TreeMap<>(Comparator.comparing(String::length));
    CodecException refusal =
        assertThrows(
            CodecException.class,
            () -> trip(Codecs.sortedMaps(Codecs.strings(), Codecs.ints()), map));
    assertEquals(
        "a sorted set or map with the comparator "
            + map.comparator().getClass().getName()
            + " cannot travel to a worker process: copy it to a LinkedHashSet or LinkedHashMap,"
            + " which keep the order, or let it have the natural order",
        refusal.getMessage());
  }

  @Test
  void collection_staysASetOrBecomesAList() throws Exception {
    assertEquals(Set.of(1), trip(Codecs.collections(Codecs.ints()), Set.of(1)));
    assertEquals(
        List.of(1, 2), trip(Codecs.collections(Codecs.ints()), new ArrayDeque<>(List.of(1, 2))));
  }

  @Test
  void list_arrivesAsOneThatCanBeChanged() throws Exception {
    assertInstanceOf(ArrayList.class, trip(Codecs.lists(Codecs.ints()), List.of(1)));
  }

  @Test
  void nestedMaps_arriveEqual() throws Exception {
    Codec<Map<String, List<Map<Integer, Optional<String>>>>> codec =
        Codecs.maps(
            Codecs.strings(),
            Codecs.lists(Codecs.maps(Codecs.ints(), Codecs.optionals(Codecs.strings()))));
    Map<String, List<Map<Integer, Optional<String>>>> sent = new TreeMap<>();
    sent.put("a", Arrays.asList(Map.of(1, Optional.of("x")), null));
    sent.put("b", null);
    assertEquals(sent, trip(codec, sent));
    assertEquals(
        Map.entry("k", 1),
        trip(Codecs.entries(Codecs.strings(), Codecs.ints()), Map.entry("k", 1)));
  }

  @Test
  void bits_ofNotANumberStay() throws Exception {
    double odd = Double.longBitsToDouble(0x7ff8_0000_0000_1234L);
    assertEquals(
        Double.doubleToRawLongBits(odd), Double.doubleToRawLongBits(trip(Codecs.doubles(), odd)));
  }

  @Test
  void sizes_areSmall() throws Exception {
    assertEquals(5, size(Codecs.ints(), 1));
    assertEquals(22, size(Codecs.strings(), "twenty characters ok"));
    assertEquals(2 + 5 * 1000 + 1, size(Codecs.lists(Codecs.ints()), Collections.nCopies(1000, 7)));
    assertEquals(17, size(Codecs.uuids(), new java.util.UUID(1, 2)));
  }
}
