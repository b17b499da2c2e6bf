// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class SpellingTest {
  @ParameterizedTest
  @CsvSource({
    "download.useDisposition, useDisposition",
    "worker, workers",
    "wrokers, workers",
    "Workers, workers",
    "itemfile, itemsFile",
    "itemglob, itemsGlob",
    "maxFailure, maxFailures",
    "jobs, job",
    "output_, output"
  })
  void slip_isUnderstood(String typed, String meant) {
    assertEquals(Optional.of(meant), Spelling.nearest(typed, Option.keys()));
  }

  @Test
  void otherWord_isNotGuessed() {
    assertEquals(Optional.empty(), Spelling.nearest("encoding", List.of("job", "limit")));
  }

  @Test
  void distance_countsASwapOnce() {
    assertEquals(1, Spelling.distance("ab", "ba"));
    assertEquals(3, Spelling.distance("", "abc"));
    assertEquals(0, Spelling.distance("ABC", "abc"));
  }
}
