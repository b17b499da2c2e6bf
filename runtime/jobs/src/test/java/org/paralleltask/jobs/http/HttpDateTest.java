// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
  private static final Optional<Instant> NOVEMBER =
      Optional.of(Instant.parse("1994-11-06T08:49:37Z"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "  Sun, 06 Nov 1994 08:49:37 GMT ",
        "Sun, 6 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 09:49:37 +0100"
      })
  void dates_areRead(String text) {
    assertEquals(NOVEMBER, HttpDate.parse(text));
  }

  @Test
  void everyMonth_isRead() {
    assertEquals("2026-01-31T00:00:00Z", read("Sat, 31 Jan 2026 00:00:00 GMT"));
    assertEquals("2024-02-29T23:59:59Z", read("Thu, 29 Feb 2024 23:59:59 GMT"));
    assertEquals("2026-12-01T12:00:00Z", read("Tue, 01 Dec 2026 12:00:00 GMT"));
  }

  private static String read(String text) {
    return HttpDate.parse(text).orElseThrow().toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "Sun, 06 anF 1994 08:49:37 GMT",
        "Sun, 31 Feb 2026 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:49:37 GMT",
        "Sun, -6 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov xxxx 08:49:37 GMT"
      })
  void garbage_isNoDate(String text) {
    assertEquals(Optional.empty(), HttpDate.parse(text));
  }
}
