// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What items are called whose text cannot be had. */
class LabelsTest {
  private static final class Odd {
    private final Supplier<String> text;

    Odd(Supplier<String> text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text.get();
    }
  }

  @Test
  @SuppressWarnings("NullAway") // such classes exist
  void A12_textIsNull_theLabelIsTheClassWithTheIndex() {
    assertLabelled("Odd@7", new Odd(() -> null));
  }

  @Test
  void A12_textThrowsAnError_theLabelIsTheClassWithTheIndex() {
    assertLabelled(
        "Odd@7",
        new Odd(
            () -> {
              throw new AssertionError("no text");
            }));
  }

  private static void assertLabelled(String expected, Object item) {
    Candidate candidate = new Labels(Path.of("/base")).of(item, 7);
    assertEquals(expected, candidate.label());
    assertFalse(candidate.canonical());
  }
}
