// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;

/** Looks into chains of causes. */
final class Failures {
  private Failures() {}

  static Throwable root(Throwable failure) {
    return chain(failure).reduce((outer, inner) -> inner).orElseThrow();
  }

  static <E extends Throwable> Optional<E> find(Throwable failure, Class<E> type) {
    return chain(failure).filter(type::isInstance).map(type::cast).findFirst();
  }

  static void assertMessage(Throwable failure, String... parts) {
    assertText(String.valueOf(failure.getMessage()), parts);
  }

  static void assertText(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), () -> "\"" + part + "\" is missing in: " + text);
    }
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, link -> link != null, Throwable::getCause);
  }
}
