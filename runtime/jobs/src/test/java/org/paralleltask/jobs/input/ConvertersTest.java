// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ConvertersTest {
  private static final Path BASE = Path.of("base").toAbsolutePath();

  record Celsius(double degrees) {}

  record Version(String text) {
    static Version parse(String text) {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("a version is not empty");
      }
      return new Version("v" + text);
    }
  }

  @Test
  void textsBecomeItemsOfTheType() throws BadItemException {
    assertEquals(7, convert(int.class, "7"));
    assertEquals('x', convert(char.class, "x"));
    assertEquals(
        new BigInteger("123456789012345678901"),
        convert(BigInteger.class, "123456789012345678901"));
    assertEquals(BASE.resolve("a.txt"), convert(Path.class, "a.txt"));
    assertEquals(URI.create("http://x/y"), convert(URI.class, "http://x/y"));
    assertEquals(TimeUnit.DAYS, convert(TimeUnit.class, "DAYS"));
    assertEquals(Duration.ofSeconds(3), convert(Duration.class, "PT3S"));
    assertEquals(LocalDate.of(2026, 2, 3), convert(LocalDate.class, "2026-02-03"));
    assertEquals(new UUID(0, 1), convert(UUID.class, new UUID(0, 1).toString()));
    assertEquals(new Celsius(21.5), convert(Celsius.class, "21.5"));
    assertEquals(new Version("v2"), convert(Version.class, "2"));
    assertArrayEquals(new int[] {1, 2}, (int[]) convert(int[].class, "1 2"));
  }

  @Test
  void textIsNoItem_messageSaysWhy() {
    assertEquals("\"x\" is no int", problem(int.class, "x"));
    assertEquals("\"\" is no Version: a version is not empty", problem(Version.class, ""));
    assertEquals("\"yes\" is neither true nor false", problem(boolean.class, "yes"));
  }

  @Test
  void noWayFromText_isKnownBeforehand() {
    assertTrue(new Converters(BASE).of(Thread.class).isPresent());
    assertTrue(new Converters(BASE).of(Runnable.class).isEmpty());
  }

  private static Object convert(Class<?> type, String text) throws BadItemException {
    return new Converters(BASE).of(type).orElseThrow().convert(text);
  }

  private static String problem(Class<?> type, String text) {
    return assertThrows(BadItemException.class, () -> convert(type, text)).getMessage();
  }
}
