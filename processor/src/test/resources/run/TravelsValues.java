// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Inputs of the tasks of {@link Travels}, by the name of the task. */
public class TravelsValues {
  private static final Travels.Point POINT =
      new Travels.Point(-1, 0.5, Travels.Colour.GREEN, "ü\0x");
  private static final Travels.Node LEAF = new Travels.Node(null, (byte) -3, null, null);

  public static Map<String, List<?>> values() {
    return Map.of(
        "record",
        Arrays.asList(POINT, new Travels.Point(0, Double.NaN, null, null), null),
        "recursive",
        List.of(new Travels.Node("root", (byte) 1, Arrays.asList(LEAF, null, LEAF), LEAF)),
        "generic",
        List.of(new Travels.Pair<>("a", new Travels.Pair<>(7, POINT))),
        "sealed",
        List.of(
            new Travels.Circle(POINT, 2.5f),
            Travels.Colours.COLD,
            new Travels.Group(Map.of("one", new Travels.Group(Map.of("two", Travels.Colours.WARM))))),
        "serializableGeneric",
        List.of(new ArrayList<>(List.of(Travels.Limits.of(Duration.ofSeconds(3))))));
  }

  /** A chain of records that is longer than values may be nested. */
  public static Object chain() {
    Travels.Node chain = null;
    for (int i = 0; i < 65; i++) {
      chain = new Travels.Node("link", (byte) 0, null, chain);
    }
    return chain;
  }
}
