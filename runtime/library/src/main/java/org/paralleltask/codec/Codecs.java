// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.io.File;
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

/**
 * The codecs that there are. All of them write and read null too.
 *
 * <p>What arrives is equal to what was sent, and a copy: an object that is part of a value twice
 * arrives twice.
 */
public final class Codecs {
  // Where a codec is made here, its class would be loaded with this one, to see that it is a codec.
  private Codecs() {}

  /**
   * Any value of the types that this class has codecs for, told apart by a tag: those of the JDK,
   * collections, maps, arrays and optionals of them, and records and enums, by the names of their
   * classes.
   *
   * <p>A record arrives through its canonical constructor; what its components hold travels the
   * same way. A value of any other class is refused by a {@link CodecException} that says where in
   * the value it was found. Collections arrive as the classes that {@link #lists}, {@link #sets},
   * {@link #sortedSets}, {@link #deques}, {@link #maps} and {@link #sortedMaps} name.
   */
  public static Codec<@Nullable Object> any() {
    return AnyCodec.ANY;
  }

  /**
   * Values of a serializable class, as {@link java.io.ObjectOutputStream} writes them: slower than
   * any other codec here, by ten to a hundred times.
   *
   * <p>Nothing but these classes is written or read back: {@code type}, {@code alsoAllowed}, the
   * superclasses, the types of the fields and their type arguments, the permitted subclasses of
   * sealed ones, and so on from there; and the values and collections of {@code java.lang}, {@code
   * java.math}, {@code java.time} and {@code java.util}. Name subclasses that fields hold.
   */
  public static <T> Codec<T> serializable(Class<? super T> type, Class<?>... alsoAllowed) {
    return SerializableCodec.codec(type, alsoAllowed);
  }

  /** Null alone: what a void method returns. */
  public static Codec<@Nullable Void> nothing() {
    return NothingCodec.CODEC;
  }

  /** Boxed values of {@code boolean}. */
  public static Codec<Boolean> booleans() {
    return BoxCodecs.Booleans.CODEC;
  }

  /** Boxed values of {@code byte}. */
  public static Codec<Byte> bytes() {
    return BoxCodecs.Bytes.CODEC;
  }

  /** Boxed values of {@code short}. */
  public static Codec<Short> shorts() {
    return BoxCodecs.Shorts.CODEC;
  }

  /** Boxed values of {@code char}. */
  public static Codec<Character> chars() {
    return BoxCodecs.Chars.CODEC;
  }

  /** Boxed values of {@code int}. */
  public static Codec<Integer> ints() {
    return BoxCodecs.Ints.CODEC;
  }

  /** Boxed values of {@code long}. */
  public static Codec<Long> longs() {
    return BoxCodecs.Longs.CODEC;
  }

  /** Boxed values of {@code float}. */
  public static Codec<Float> floats() {
    return BoxCodecs.Floats.CODEC;
  }

  /** Boxed values of {@code double}. */
  public static Codec<Double> doubles() {
    return BoxCodecs.Doubles.CODEC;
  }

  /** Texts, also those that are no valid UTF-16. */
  public static Codec<String> strings() {
    return TextCodecs.Strings.CODEC;
  }

  /** Integers of any size. */
  public static Codec<BigInteger> bigIntegers() {
    return TextCodecs.BigIntegers.CODEC;
  }

  /** Decimals, with their scale. */
  public static Codec<BigDecimal> bigDecimals() {
    return TextCodecs.BigDecimals.CODEC;
  }

  /** Files, by their paths. */
  public static Codec<File> files() {
    return TextCodecs.Files.CODEC;
  }

  /** URIs. */
  public static Codec<URI> uris() {
    return TextCodecs.Uris.CODEC;
  }

  /** URLs whose protocol both processes know. */
  public static Codec<URL> urls() {
    return TextCodecs.Urls.CODEC;
  }

  /** UUIDs. */
  public static Codec<UUID> uuids() {
    return TextCodecs.Uuids.CODEC;
  }

  /** Charsets, by name. */
  public static Codec<Charset> charsets() {
    return TextCodecs.Charsets.CODEC;
  }

  /** Currencies, by code. */
  public static Codec<Currency> currencies() {
    return TextCodecs.Currencies.CODEC;
  }

  /** Locales that are language tags of BCP 47. */
  public static Codec<Locale> locales() {
    return TextCodecs.Locales.CODEC;
  }

  /** Bit sets. */
  public static Codec<BitSet> bitSets() {
    return TextCodecs.BitSets.CODEC;
  }

  /** Paths of the default file system. */
  public static Codec<Path> paths() {
    return PathCodec.CODEC;
  }

  /** Points in time, of the class {@link Date} itself. */
  public static Codec<Date> dates() {
    return TimeCodecs.Dates.CODEC;
  }

  /** Values of {@link Instant}. */
  public static Codec<Instant> instants() {
    return TimeCodecs.Instants.CODEC;
  }

  /** Values of {@link Duration}. */
  public static Codec<Duration> durations() {
    return TimeCodecs.Durations.CODEC;
  }

  /** Values of {@link Period}. */
  public static Codec<Period> periods() {
    return TimeCodecs.Periods.CODEC;
  }

  /** Values of {@link LocalDate}. */
  public static Codec<LocalDate> localDates() {
    return TimeCodecs.LocalDates.CODEC;
  }

  /** Values of {@link LocalTime}. */
  public static Codec<LocalTime> localTimes() {
    return TimeCodecs.LocalTimes.CODEC;
  }

  /** Values of {@link LocalDateTime}. */
  public static Codec<LocalDateTime> localDateTimes() {
    return TimeCodecs.LocalDateTimes.CODEC;
  }

  /** Values of {@link OffsetTime}. */
  public static Codec<OffsetTime> offsetTimes() {
    return TimeCodecs.OffsetTimes.CODEC;
  }

  /** Values of {@link OffsetDateTime}. */
  public static Codec<OffsetDateTime> offsetDateTimes() {
    return TimeCodecs.OffsetDateTimes.CODEC;
  }

  /** Values of {@link ZonedDateTime}. */
  public static Codec<ZonedDateTime> zonedDateTimes() {
    return TimeCodecs.ZonedDateTimes.CODEC;
  }

  /** Values of {@link ZoneId}. */
  public static Codec<ZoneId> zoneIds() {
    return TimeCodecs.ZoneIds.CODEC;
  }

  /** Values of {@link ZoneOffset}. */
  public static Codec<ZoneOffset> zoneOffsets() {
    return TimeCodecs.ZoneOffsets.CODEC;
  }

  /** Values of {@link Year}. */
  public static Codec<Year> years() {
    return TimeCodecs.Years.CODEC;
  }

  /** Values of {@link YearMonth}. */
  public static Codec<YearMonth> yearMonths() {
    return TimeCodecs.YearMonths.CODEC;
  }

  /** Values of {@link MonthDay}. */
  public static Codec<MonthDay> monthDays() {
    return TimeCodecs.MonthDays.CODEC;
  }

  /** Arrays of {@code boolean}. */
  public static Codec<boolean[]> booleanArrays() {
    return ArrayCodecs.Booleans.CODEC;
  }

  /** Arrays of {@code byte}. */
  public static Codec<byte[]> byteArrays() {
    return ArrayCodecs.Bytes.CODEC;
  }

  /** Arrays of {@code short}. */
  public static Codec<short[]> shortArrays() {
    return ArrayCodecs.Shorts.CODEC;
  }

  /** Arrays of {@code char}. */
  public static Codec<char[]> charArrays() {
    return ArrayCodecs.Chars.CODEC;
  }

  /** Arrays of {@code int}. */
  public static Codec<int[]> intArrays() {
    return ArrayCodecs.Ints.CODEC;
  }

  /** Arrays of {@code long}. */
  public static Codec<long[]> longArrays() {
    return ArrayCodecs.Longs.CODEC;
  }

  /** Arrays of {@code float}. */
  public static Codec<float[]> floatArrays() {
    return ArrayCodecs.Floats.CODEC;
  }

  /** Arrays of {@code double}. */
  public static Codec<double[]> doubleArrays() {
    return ArrayCodecs.Doubles.CODEC;
  }

  /**
   * The bytes that remain in a buffer. What arrives is a buffer on the heap that begins with them.
   */
  public static Codec<ByteBuffer> byteBuffers() {
    return ArrayCodecs.Buffers.CODEC;
  }

  /** Values of {@link OptionalInt}. */
  public static Codec<OptionalInt> optionalInts() {
    return OptionalCodecs.Ints.CODEC;
  }

  /** Values of {@link OptionalLong}. */
  public static Codec<OptionalLong> optionalLongs() {
    return OptionalCodecs.Longs.CODEC;
  }

  /** Values of {@link OptionalDouble}. */
  public static Codec<OptionalDouble> optionalDoubles() {
    return OptionalCodecs.Doubles.CODEC;
  }

  /** Values that may be absent. */
  public static <E> Codec<Optional<E>> optionals(Codec<E> element) {
    return OptionalCodecs.optionals(element);
  }

  /** The constants of an enum. Both processes must have the same version of it. */
  public static <E extends Enum<E>> Codec<E> enums(Class<E> type) {
    return EnumCodec.codec(type);
  }

  /** Lists. What arrives is an {@link java.util.ArrayList}. */
  public static <E extends @Nullable Object> Codec<List<E>> lists(Codec<E> element) {
    return CollectionCodecs.lists(element);
  }

  /** Sets. What arrives is a {@link java.util.LinkedHashSet} in the same order. */
  public static <E extends @Nullable Object> Codec<Set<E>> sets(Codec<E> element) {
    return CollectionCodecs.sets(element);
  }

  /**
   * Sorted sets in natural, reverse or case-insensitive order. What arrives is a {@link
   * java.util.TreeSet}.
   */
  public static <E extends @Nullable Object> Codec<SortedSet<E>> sortedSets(Codec<E> element) {
    return CollectionCodecs.sortedSets(element);
  }

  /** Queues with two ends. What arrives is a {@link java.util.ArrayDeque}, which takes no null. */
  public static <E extends @Nullable Object> Codec<Deque<E>> deques(Codec<E> element) {
    return CollectionCodecs.deques(element);
  }

  /** Collections. Sets arrive as {@link #sets}, all others as {@link #lists}. */
  public static <E extends @Nullable Object> Codec<Collection<E>> collections(Codec<E> element) {
    return CollectionCodecs.collections(element);
  }

  /** Maps. What arrives is a {@link java.util.LinkedHashMap} in the same order. */
  public static <K extends @Nullable Object, V extends @Nullable Object> Codec<Map<K, V>> maps(
      Codec<K> key, Codec<V> value) {
    return MapCodecs.maps(key, value);
  }

  /**
   * Sorted maps in natural, reverse or case-insensitive order. What arrives is a {@link
   * java.util.TreeMap}.
   */
  public static <K extends @Nullable Object, V extends @Nullable Object>
      Codec<SortedMap<K, V>> sortedMaps(Codec<K> key, Codec<V> value) {
    return MapCodecs.sortedMaps(key, value);
  }

  /** Pairs. What arrives cannot be changed. */
  public static <K extends @Nullable Object, V extends @Nullable Object>
      Codec<Map.Entry<K, V>> entries(Codec<K> key, Codec<V> value) {
    return MapCodecs.entries(key, value);
  }

  /** Arrays of references, also those of arrays: {@code arrays(int[].class, intArrays())}. */
  public static <E extends @Nullable Object> Codec<E[]> arrays(
      Class<? super E> type, Codec<E> element) {
    return CollectionCodecs.arrays(type, element);
  }

  /**
   * A codec for a type with wildcards, such as {@code List<? extends Point>}, which the codec of a
   * type without them, such as {@code List<Point>}, does as well.
   */
  @SuppressWarnings("unchecked") // what is written is of the narrower type but for its name
  public static <T extends @Nullable Object> Codec<T> widened(Codec<? extends T> codec) {
    return (Codec<T>) codec;
  }
}
