// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.Map;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** The types that the runtime has codecs for, and the methods of {@code Codecs} that give them. */
final class CodecTable {
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("java.io.File", "files"),
          Map.entry("java.lang.Boolean", "booleans"),
          Map.entry("java.lang.Byte", "bytes"),
          Map.entry("java.lang.Character", "chars"),
          Map.entry("java.lang.Double", "doubles"),
          Map.entry("java.lang.Float", "floats"),
          Map.entry("java.lang.Integer", "ints"),
          Map.entry("java.lang.Long", "longs"),
          Map.entry("java.lang.Object", "any"),
          Map.entry("java.lang.Short", "shorts"),
          Map.entry("java.lang.String", "strings"),
          Map.entry("java.lang.Void", "nothing"),
          Map.entry("java.math.BigDecimal", "bigDecimals"),
          Map.entry("java.math.BigInteger", "bigIntegers"),
          Map.entry("java.net.URI", "uris"),
          Map.entry("java.net.URL", "urls"),
          Map.entry("java.nio.ByteBuffer", "byteBuffers"),
          Map.entry("java.nio.charset.Charset", "charsets"),
          Map.entry("java.nio.file.Path", "paths"),
          Map.entry("java.time.Duration", "durations"),
          Map.entry("java.time.Instant", "instants"),
          Map.entry("java.time.LocalDate", "localDates"),
          Map.entry("java.time.LocalDateTime", "localDateTimes"),
          Map.entry("java.time.LocalTime", "localTimes"),
          Map.entry("java.time.MonthDay", "monthDays"),
          Map.entry("java.time.OffsetDateTime", "offsetDateTimes"),
          Map.entry("java.time.OffsetTime", "offsetTimes"),
          Map.entry("java.time.Period", "periods"),
          Map.entry("java.time.Year", "years"),
          Map.entry("java.time.YearMonth", "yearMonths"),
          Map.entry("java.time.ZoneId", "zoneIds"),
          Map.entry("java.time.ZoneOffset", "zoneOffsets"),
          Map.entry("java.time.ZonedDateTime", "zonedDateTimes"),
          Map.entry("java.util.BitSet", "bitSets"),
          Map.entry("java.util.Currency", "currencies"),
          Map.entry("java.util.Locale", "locales"),
          Map.entry("java.util.OptionalDouble", "optionalDoubles"),
          Map.entry("java.util.OptionalInt", "optionalInts"),
          Map.entry("java.util.OptionalLong", "optionalLongs"),
          Map.entry("java.util.UUID", "uuids"));

  private static final Map<String, String> CONTAINERS =
      Map.of(
          "java.util.Collection", "collections",
          "java.util.Deque", "deques",
          "java.util.List", "lists",
          "java.util.Map", "maps",
          "java.util.Map.Entry", "entries",
          "java.util.Optional", "optionals",
          "java.util.Set", "sets",
          "java.util.SortedMap", "sortedMaps",
          "java.util.SortedSet", "sortedSets");

  private CodecTable() {}

  /** Of a class without type arguments, by its name; null if there is none. */
  static @Nullable String value(String type) {
    return VALUES.get(type);
  }

  /** Of a class that holds values of its type arguments; null if there is none. */
  static @Nullable String container(String type) {
    return CONTAINERS.get(type);
  }

  /** Whether values of the class are not copied: processes share them. */
  static boolean isShared(String type) {
    return type.startsWith("org.paralleltask.sync.Shared");
  }

  /** Of a primitive type, or of nothing. */
  static String primitive(TypeKind kind) {
    return switch (kind) {
      case BOOLEAN -> "booleans";
      case BYTE -> "bytes";
      case CHAR -> "chars";
      case DOUBLE -> "doubles";
      case FLOAT -> "floats";
      case INT -> "ints";
      case LONG -> "longs";
      case SHORT -> "shorts";
      case VOID -> "nothing";
      default -> throw new IllegalArgumentException(kind + " is not primitive");
    };
  }

  /** Of an array of a primitive type. */
  static String primitiveArray(TypeKind kind) {
    String plural = primitive(kind);
    return plural.substring(0, plural.length() - 1) + "Arrays";
  }
}
