// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.codec.Codec;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Codecs;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

@Timeout(60)
class SeriesTest {
  private static final Codec<Object> ANY = Codecs.any();

  @Test
  void valuesOfAllKinds_comeBackInOrder() throws Exception {
    List<Object> values =
        Arrays.asList(1, 2, "text", 3L, 4L, null, 5.5, Double.NaN, 6, List.of(7), true, 8, 9L);
    assertEquals(values, read(written(values), values.size()));
  }

  @Test
  void numbersInARow_takeNoMoreThanTheirBytes() throws Exception {
    List<Object> ints = new ArrayList<>(IntStream.range(0, 1000).boxed().toList());
    assertEquals(4 + 4 * 1000, written(ints).size());
    assertEquals(4 + 8 * 100, written(Collections.nCopies(100, 1L)).size());
    assertEquals(4 + 8 * 100, written(Collections.nCopies(100, 1.5)).size());
    assertEquals(0, written(List.of()).size());
  }

  @Test
  void valueThatIsTakenBack_leavesNothing() throws Exception {
    Encoder frame = new Encoder();
    SeriesWriter series = new SeriesWriter(frame);
    series.beginOther();
    frame.writeLong(1);
    series.dropOther();
    series.end();
    assertEquals(0, frame.size());
    series.begin(frame);
    write(series, frame, "first");
    series.beginOther();
    frame.writeLong(1);
    series.dropOther();
    write(series, frame, 2);
    series.end();
    assertEquals(List.of("first", 2), read(frame, 2));
  }

  @Test
  void partOfAnArray_isWrittenUpToTheFirstThatIsNoNumber() throws Exception {
    Encoder frame = new Encoder();
    SeriesWriter series = new SeriesWriter(frame);
    Object[] values = {"no", 1, 2L, 3, "no", 4};
    assertEquals(3, series.writeNumbers(values, 1, 6));
    assertEquals(0, series.writeNumbers(values, 4, 6));
    series.end();
    assertEquals(List.of(1, 2L, 3), read(frame, 3));
  }

  @Test
  void numbersOfOtherCodecs_areNotWrittenAsSuch() {
    assertTrue(SeriesWriter.takesNumbersOf(Codecs.any()));
    assertTrue(SeriesWriter.takesNumbersOf(Codecs.ints()));
    assertFalse(SeriesWriter.takesNumbersOf(Codecs.shorts()));
    assertFalse(SeriesWriter.takesNumbersOf(Codecs.lists(Codecs.ints())));
  }

  @Test
  void anyBytes_endInValuesOrInACodecException() {
    Random random = new Random(42);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      if (bytes.length > 3 && random.nextBoolean()) {
        Arrays.fill(bytes, 1, 4, (byte) 0); // a small count
      }
      SeriesReader series = new SeriesReader(new Decoder(bytes, 0, bytes.length));
      assertThrows(CodecException.class, () -> readForEver(series));
    }
  }

  private static void readForEver(SeriesReader series) {
    while (true) {
      if (series.isNumber()) {
        series.readNumbers(new Object[100], 0, 100);
      } else {
        series.beginOther();
        series.endOther();
      }
    }
  }

  private static Encoder written(List<?> values) throws Exception {
    Encoder frame = new Encoder();
    SeriesWriter series = new SeriesWriter(frame);
    for (Object value : values) {
      write(series, frame, value);
    }
    series.end();
    return frame;
  }

  private static void write(SeriesWriter series, Encoder frame, Object value) throws Exception {
    if (!series.writeNumber(value)) {
      series.beginOther();
      ANY.write(frame, value);
      series.endOther();
    }
  }

  private static List<Object> read(Encoder frame, int count) throws Exception {
    Decoder in = new Decoder(frame.bytes(), 0, frame.size());
    SeriesReader series = new SeriesReader(in);
    List<Object> values = new ArrayList<>();
    while (values.size() < count) {
      if (series.isNumber()) {
        values.add(series.readNumber());
      } else {
        series.beginOther();
        values.add(ANY.read(in));
        series.endOther();
      }
    }
    assertEquals(0, in.remaining());
    return values;
  }
}
