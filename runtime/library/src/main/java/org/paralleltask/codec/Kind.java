// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.io.File;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
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
import java.util.BitSet;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The types of which {@link Codecs#any} writes values, each with its tag. */
enum Kind {
  BOOLEAN(Boolean.class),
  BYTE(Byte.class),
  SHORT(Short.class),
  CHAR(Character.class),
  INT(Integer.class),
  LONG(Long.class),
  FLOAT(Float.class),
  DOUBLE(Double.class),
  OPTIONAL_INT(OptionalInt.class),
  OPTIONAL_LONG(OptionalLong.class),
  OPTIONAL_DOUBLE(OptionalDouble.class),
  STRING(String.class),
  BIG_INTEGER(BigInteger.class),
  BIG_DECIMAL(BigDecimal.class),
  PATH(Path.class),
  FILE(File.class),
  URI(URI.class),
  URL(URL.class),
  UUID(UUID.class),
  CHARSET(Charset.class),
  CURRENCY(Currency.class),
  LOCALE(Locale.class),
  BIT_SET(BitSet.class),
  DATE(Date.class),
  INSTANT(Instant.class),
  DURATION(Duration.class),
  PERIOD(Period.class),
  LOCAL_DATE(LocalDate.class),
  LOCAL_TIME(LocalTime.class),
  LOCAL_DATE_TIME(LocalDateTime.class),
  OFFSET_TIME(OffsetTime.class),
  OFFSET_DATE_TIME(OffsetDateTime.class),
  ZONED_DATE_TIME(ZonedDateTime.class),
  ZONE_OFFSET(ZoneOffset.class),
  ZONE_ID(ZoneId.class),
  YEAR(Year.class),
  YEAR_MONTH(YearMonth.class),
  MONTH_DAY(MonthDay.class),
  BOOLEAN_ARRAY(boolean[].class),
  BYTE_ARRAY(byte[].class),
  SHORT_ARRAY(short[].class),
  CHAR_ARRAY(char[].class),
  INT_ARRAY(int[].class),
  LONG_ARRAY(long[].class),
  FLOAT_ARRAY(float[].class),
  DOUBLE_ARRAY(double[].class),
  BYTE_BUFFER(ByteBuffer.class),
  OPTIONAL(Optional.class),
  LIST(List.class),
  SORTED_SET(SortedSet.class),
  SET(Set.class),
  DEQUE(Deque.class),
  COLLECTION(Collection.class),
  SORTED_MAP(SortedMap.class),
  MAP(Map.class),
  ENTRY(Map.Entry.class),
  ARRAY(Object[].class),
  ENUM(Enum.class),
  RECORD(Record.class);

  private static final Kind[] BY_TAG = values();

  private final Class<?> type;

  Kind(Class<?> type) {
    this.type = type;
  }

  /** The kind of the values of a class; null if it has none. Interfaces come last, in order. */
  static @Nullable Kind of(Class<?> type) {
    for (Kind kind : BY_TAG) {
      if (kind.type == type) {
        return kind;
      }
    }
    return type.isRecord() ? RECORD : ofSubclass(type);
  }

  private static @Nullable Kind ofSubclass(Class<?> type) {
    for (Kind kind : BY_TAG) {
      if (kind.type.isAssignableFrom(type)) {
        return kind;
      }
    }
    return null;
  }

  /** The kind with a tag. */
  static Kind tagged(int tag) {
    if (tag < 1 || tag > BY_TAG.length) {
      throw new CodecException("found the unknown tag " + tag);
    }
    return BY_TAG[tag - 1];
  }

  /** What comes before a value of this kind; 0 is null. */
  @SuppressWarnings("EnumOrdinal") // both processes have the same version, and nothing is kept
  int tag() {
    return ordinal() + 1;
  }

  /** Whether each value of this kind has the same class. */
  boolean isExact() {
    return Modifier.isFinal(type.getModifiers());
  }

  // In groups, so that no method is long; a case loads its codec's class when it is used.
  Codec<?> codec() {
    if (compareTo(OPTIONAL_DOUBLE) <= 0) {
      return boxes();
    }
    if (compareTo(BIT_SET) <= 0) {
      return texts();
    }
    if (compareTo(MONTH_DAY) <= 0) {
      return times();
    }
    return compareTo(BYTE_BUFFER) <= 0 ? arrays() : nested();
  }

  private Codec<?> boxes() {
    return switch (this) {
      case BOOLEAN -> Codecs.booleans();
      case BYTE -> Codecs.bytes();
      case SHORT -> Codecs.shorts();
      case CHAR -> Codecs.chars();
      case INT -> Codecs.ints();
      case LONG -> Codecs.longs();
      case FLOAT -> Codecs.floats();
      case DOUBLE -> Codecs.doubles();
      case OPTIONAL_INT -> Codecs.optionalInts();
      case OPTIONAL_LONG -> Codecs.optionalLongs();
      case OPTIONAL_DOUBLE -> Codecs.optionalDoubles();
      default -> throw new AssertionError(this);
    };
  }

  private Codec<?> texts() {
    return switch (this) {
      case STRING -> Codecs.strings();
      case BIG_INTEGER -> Codecs.bigIntegers();
      case BIG_DECIMAL -> Codecs.bigDecimals();
      case PATH -> Codecs.paths();
      case FILE -> Codecs.files();
      case URI -> Codecs.uris();
      case URL -> Codecs.urls();
      case UUID -> Codecs.uuids();
      case CHARSET -> Codecs.charsets();
      case CURRENCY -> Codecs.currencies();
      case LOCALE -> Codecs.locales();
      case BIT_SET -> Codecs.bitSets();
      default -> throw new AssertionError(this);
    };
  }

  private Codec<?> times() {
    return switch (this) {
      case DATE -> Codecs.dates();
      case INSTANT -> Codecs.instants();
      case DURATION -> Codecs.durations();
      case PERIOD -> Codecs.periods();
      case LOCAL_DATE -> Codecs.localDates();
      case LOCAL_TIME -> Codecs.localTimes();
      case LOCAL_DATE_TIME -> Codecs.localDateTimes();
      case OFFSET_TIME -> Codecs.offsetTimes();
      case OFFSET_DATE_TIME -> Codecs.offsetDateTimes();
      case ZONED_DATE_TIME -> Codecs.zonedDateTimes();
      case ZONE_OFFSET -> Codecs.zoneOffsets();
      case ZONE_ID -> Codecs.zoneIds();
      case YEAR -> Codecs.years();
      case YEAR_MONTH -> Codecs.yearMonths();
      case MONTH_DAY -> Codecs.monthDays();
      default -> throw new AssertionError(this);
    };
  }

  private Codec<?> arrays() {
    return switch (this) {
      case BOOLEAN_ARRAY -> Codecs.booleanArrays();
      case BYTE_ARRAY -> Codecs.byteArrays();
      case SHORT_ARRAY -> Codecs.shortArrays();
      case CHAR_ARRAY -> Codecs.charArrays();
      case INT_ARRAY -> Codecs.intArrays();
      case LONG_ARRAY -> Codecs.longArrays();
      case FLOAT_ARRAY -> Codecs.floatArrays();
      case DOUBLE_ARRAY -> Codecs.doubleArrays();
      case BYTE_BUFFER -> Codecs.byteBuffers();
      default -> throw new AssertionError(this);
    };
  }

  private Codec<?> nested() {
    return switch (this) {
      case OPTIONAL -> Codecs.optionals(Codecs.any());
      case LIST -> Codecs.lists(Codecs.any());
      case SORTED_SET -> Codecs.sortedSets(Codecs.any());
      case SET -> Codecs.sets(Codecs.any());
      case DEQUE -> Codecs.deques(Codecs.any());
      case COLLECTION -> Codecs.collections(Codecs.any());
      case SORTED_MAP -> Codecs.sortedMaps(Codecs.any(), Codecs.any());
      case MAP -> Codecs.maps(Codecs.any(), Codecs.any());
      case ENTRY -> Codecs.entries(Codecs.any(), Codecs.any());
      case ARRAY -> NamedCodecs.arrays();
      case ENUM -> NamedCodecs.enums();
      case RECORD -> NamedCodecs.records();
      default -> throw new AssertionError(this);
    };
  }
}
