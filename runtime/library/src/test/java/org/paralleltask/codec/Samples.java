// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Values of each type, the extreme ones among them. */
final class Samples {
  /** A codec and values of its type. */
  record Sample<T>(String name, Codec<T> codec, List<T> values) {
    @SafeVarargs
    static <T> Sample<T> of(String name, Codec<T> codec, T... values) {
      List<T> list = new ArrayList<>();
      for (T value : values) {
        list.add(value);
      }
      return new Sample<>(name, codec, list);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final LocalDateTime GAP = LocalDateTime.of(2026, 3, 29, 2, 30);
  private static final LocalDateTime OVERLAP = LocalDateTime.of(2026, 10, 25, 2, 30);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Samples() {}

  static List<Sample<?>> all() throws Exception {
    List<Sample<?>> samples = new ArrayList<>(boxes());
    samples.addAll(texts());
    samples.addAll(times());
    samples.addAll(arrays());
    return samples;
  }

  private static List<Sample<?>> boxes() {
    return List.of(
        Sample.of("booleans", Codecs.booleans(), true, false),
        Sample.of("bytes", Codecs.bytes(), Byte.MIN_VALUE, (byte) 0, Byte.MAX_VALUE),
        Sample.of("shorts", Codecs.shorts(), Short.MIN_VALUE, (short) -1, Short.MAX_VALUE),
        Sample.of("chars", Codecs.chars(), '\0', 'x', '\ud800', '\uffff'),
        Sample.of("ints", Codecs.ints(), Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE),
        Sample.of("longs", Codecs.longs(), Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE),
        Sample.of("floats", Codecs.floats(), -0f, Float.MIN_VALUE, Float.NaN),
        Sample.of("doubles", Codecs.doubles(), -0d, Double.MIN_VALUE, 1 / 0d, Double.NaN),
        Sample.of("optionalInts", Codecs.optionalInts(), OptionalInt.empty(), OptionalInt.of(0)),
        Sample.of(
            "optionalLongs", Codecs.optionalLongs(), OptionalLong.empty(), OptionalLong.of(7)),
        Sample.of("optionalDoubles", Codecs.optionalDoubles(), OptionalDouble.of(Double.NaN)),
        Sample.of("enums", Codecs.enums(TimeUnit.class), TimeUnit.values()));
  }

  private static List<Sample<?>> texts() throws Exception {
    return List.of(
        Sample.of("strings", Codecs.strings(), strings()),
        Sample.of(
            "bigIntegers",
            Codecs.bigIntegers(),
            BigInteger.ZERO,
            BigInteger.ONE.negate(),
            BigInteger.TEN.pow(500)),
        Sample.of(
            "bigDecimals",
            Codecs.bigDecimals(),
            new BigDecimal("1.00"),
            new BigDecimal(BigInteger.TEN, Integer.MIN_VALUE)),
        Sample.of(
            "paths", Codecs.paths(), Path.of(""), Path.of("a/../b"), Path.of("/x", "y z.txt")),
        Sample.of("files", Codecs.files(), new File(""), new File("/a/b"), new File("c")),
        Sample.of("uris", Codecs.uris(), new URI("mailto:a@b"), new URI("http", "h", "/ä ö", "f")),
        Sample.of("urls", Codecs.urls(), new URI("file:/a/b#c").toURL()),
        Sample.of("uuids", Codecs.uuids(), new UUID(-1, 0), UUID.nameUUIDFromBytes(new byte[3])),
        Sample.of(
            "charsets", Codecs.charsets(), StandardCharsets.UTF_8, Charset.forName("windows-1252")),
        Sample.of("currencies", Codecs.currencies(), Currency.getInstance("EUR")),
        Sample.of("locales", Codecs.locales(), Locale.ROOT, Locale.GERMANY, Locale.CHINESE),
        Sample.of("bitSets", Codecs.bitSets(), new BitSet(), BitSet.valueOf(new long[] {5, 1})));
  }

  private static String[] strings() {
    return new String[] {
      "",
      "\0",
      "plain",
      "caf\u00e9 \u00ff",
      "\u0100",
      "\u4e2d\u6587",
      "\ud83d\ude00 smile",
      "unpaired \ud800 and \udc00",
      "a".repeat(63),
      "b".repeat(64),
      "c".repeat(257),
      "\u00ff".repeat(10_000),
      "d".repeat(300) + "\udfff"
    };
  }

  private static List<Sample<?>> times() {
    return List.of(
        Sample.of("instants", Codecs.instants(), Instant.MIN, Instant.EPOCH, Instant.MAX),
        Sample.of(
            "durations",
            Codecs.durations(),
            Duration.ofSeconds(Long.MIN_VALUE),
            Duration.ofNanos(-1),
            Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)),
        Sample.of("periods", Codecs.periods(), Period.ZERO, Period.of(-1, Integer.MAX_VALUE, 3)),
        Sample.of("localDates", Codecs.localDates(), LocalDate.MIN, LocalDate.MAX),
        Sample.of("localTimes", Codecs.localTimes(), LocalTime.MIN, LocalTime.MAX),
        Sample.of("localDateTimes", Codecs.localDateTimes(), LocalDateTime.MIN, LocalDateTime.MAX),
        Sample.of("offsetTimes", Codecs.offsetTimes(), OffsetTime.MIN, OffsetTime.MAX),
        Sample.of("offsetDateTimes", Codecs.offsetDateTimes(), OffsetDateTime.MIN),
        Sample.of(
            "zonedDateTimes",
            Codecs.zonedDateTimes(),
            ZonedDateTime.of(GAP, BERLIN),
            ZonedDateTime.of(OVERLAP, BERLIN).withEarlierOffsetAtOverlap(),
            ZonedDateTime.of(OVERLAP, BERLIN).withLaterOffsetAtOverlap(),
            ZonedDateTime.of(GAP, ZoneOffset.UTC)),
        Sample.of("zoneIds", Codecs.zoneIds(), BERLIN, ZoneOffset.ofHours(3), ZoneId.of("UTC+1")),
        Sample.of("zoneOffsets", Codecs.zoneOffsets(), ZoneOffset.MIN, ZoneOffset.MAX),
        Sample.of("years", Codecs.years(), Year.of(Year.MIN_VALUE), Year.of(Year.MAX_VALUE)),
        Sample.of("yearMonths", Codecs.yearMonths(), YearMonth.of(2026, 12)),
        Sample.of("monthDays", Codecs.monthDays(), MonthDay.of(2, 29)));
  }

  private static List<Sample<?>> arrays() {
    return List.of(
        Sample.of("booleanArrays", Codecs.booleanArrays(), new boolean[] {}, new boolean[] {true}),
        Sample.of("byteArrays", Codecs.byteArrays(), new byte[] {}, new byte[] {1, -1}),
        Sample.of("shortArrays", Codecs.shortArrays(), new short[] {}, new short[] {1, -1}),
        Sample.of("charArrays", Codecs.charArrays(), new char[] {}, new char[] {'a', '\ud800'}),
        Sample.of("intArrays", Codecs.intArrays(), new int[] {}, new int[] {1, Integer.MIN_VALUE}),
        Sample.of("longArrays", Codecs.longArrays(), new long[] {}, new long[] {1, Long.MAX_VALUE}),
        Sample.of("floatArrays", Codecs.floatArrays(), new float[] {}, new float[] {-0f, 1}),
        Sample.of("doubleArrays", Codecs.doubleArrays(), new double[] {}, new double[] {-0d, 1}),
        Sample.of("byteBuffers", Codecs.byteBuffers(), buffers()),
        Sample.of(
            "arrays",
            Codecs.arrays(int[].class, Codecs.intArrays()),
            new int[][] {{1, 2}, null, {}}));
  }

  private static ByteBuffer[] buffers() {
    ByteBuffer part = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2);
    ByteBuffer direct = ByteBuffer.allocateDirect(3).put((byte) 9).flip();
    return new ByteBuffer[] {ByteBuffer.allocate(0), part, part.asReadOnlyBuffer(), direct};
  }
}
