// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LabelFilterTest {
  private static LabelFilter.Patterns patterns(String text) {
    return LabelFilter.Patterns.FORM.read().apply(text).orElseThrow();
  }

  @Test
  void include_letsInWhatMatchesOneOfIts() {
    LabelFilter filter = new LabelFilter(patterns("img/*.png, a?c"), LabelFilter.Patterns.NONE);

    assertNull(filter.reasonAgainst("img/x/y.png"));
    assertNull(filter.reasonAgainst("abc"));
    assertEquals("include=img/*.png, a?c", filter.reasonAgainst("img/x.jpg"));
    assertEquals("include=img/*.png, a?c", filter.reasonAgainst("xabc"));
  }

  @Test
  void exclude_winsOverInclude() {
    LabelFilter filter = new LabelFilter(patterns("*.txt"), patterns("b*"));

    assertNull(filter.reasonAgainst("a.txt"));
    assertEquals("exclude=b*", filter.reasonAgainst("b.txt"));
  }

  @Test
  void whatMeansSomethingElsewhere_standsForItself() {
    LabelFilter filter = new LabelFilter(patterns("a.b+(c)[d]\\E"), LabelFilter.Patterns.NONE);

    assertNull(filter.reasonAgainst("a.b+(c)[d]\\E"));
    assertEquals("include=a.b+(c)[d]\\E", filter.reasonAgainst("axb+(c)[d]\\E"));
  }

  @Test
  void nothingBetweenCommas_isRefused() {
    assertEquals(true, LabelFilter.Patterns.FORM.read().apply(" , ").isEmpty());
  }
}
