// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonPrimitive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JsonBytesTest {
  private static final String ODD = "a\"\\/\b\f\n\r\t\0\u007f<ü…日本\u2028😀\ud800";

  private static JsonBytes of(String json) {
    byte[] bytes = ("  " + json + "!").getBytes(StandardCharsets.UTF_8);
    return new JsonBytes(bytes, 2, bytes.length - 1);
  }

  @Test
  void anyText_isReadAsItWasWritten() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      String text =
          random
              .ints(random.nextInt(12), 0, ODD.length())
              .collect(StringBuilder::new, (all, i) -> all.append(ODD.charAt(i)), (a, b) -> {})
              .toString();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (JsonLines lines = new JsonLines(out)) {
        lines.string(text);
      }
      assertEquals(text, of(out.toString(StandardCharsets.UTF_8)).nextString());
    }
  }

  @Test
  void textsOfOtherWriters_areRead() {
    String text = ODD.substring(0, ODD.length() - 1);
    assertEquals(text, of(new JsonPrimitive(text).toString()).nextString());
    assertEquals("/ü\n", of("\"\\/\\u00FC\\n\"").nextString());
  }

  @Test
  void numbers_ofAllSizes() {
    for (long number : new long[] {0, 7, -1, Long.MAX_VALUE, 1_795_174_212_004L}) {
      assertEquals(number, of(number + ",1").nextLong());
    }
    assertThrows(ArithmeticException.class, () -> of("4294967296").nextInt());
  }

  @Test
  void unknownValues_ofAnyKind_arePassedOver() {
    JsonBytes in =
        of("{\"a\":[1,{\"]\":\"}\\\"\"},[]],\"long\":-1.5e3,\"c\":null,\"d\":\"\\\\\",\"z\":[5,6]");
    in.beginObject();
    for (String name : new String[] {"a", "long", "c", "d"}) {
      assertTrue(in.hasNext());
      assertEquals(name, in.nextName());
      in.skipValue();
    }
    assertTrue(in.hasNext());
    assertEquals("z", in.nextName());
    in.beginArray();
    assertEquals(5, in.nextLong());
    assertTrue(in.hasNext());
    assertEquals(6, in.nextInt());
    assertFalse(in.hasNext());
    in.endArray();
    assertFalse(in.hasNext());
  }

  @Test
  void whatIsCutOff_isAnErrorAndNoLoop() {
    for (String cut : new String[] {"", "\"", "\"a", "\"\\", "\"\\u00", "-", "[1,", "{\"a\":{"}) {
      assertThrows(IllegalStateException.class, () -> of(cut).nextString(), cut);
      assertThrows(IllegalStateException.class, () -> of(cut).nextLong(), cut);
    }
    assertThrows(IllegalStateException.class, () -> of("[1,").skipValue());
    assertThrows(IllegalStateException.class, () -> of("\"a").skipValue());
  }
}
