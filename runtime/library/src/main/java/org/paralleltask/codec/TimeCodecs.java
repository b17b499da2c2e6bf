// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

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
import java.util.Date;

/**
 * Of {@code java.time}, and its predecessor. Each is a class of its own, loaded when it is used.
 */
final class TimeCodecs {
  private TimeCodecs() {}

  @SuppressWarnings("JavaUtilDate") // users still have them
  static final class Dates extends ValueCodec<Date> {
    static final Codec<Date> CODEC = new Dates();

    @Override
    void writeValue(Encoder out, Date value) {
      if (value.getClass() != Date.class) {
        throw new CodecException(
            "a value of " + value.getClass().getName() + " cannot travel as a java.util.Date",
            ": send a plain one, or a value of java.time");
      }
      out.writeLong(value.getTime());
    }

    @Override
    Date parse(Decoder in) {
      return new Date(in.readLong());
    }
  }

  static final class Instants extends ValueCodec<Instant> {
    static final Codec<Instant> CODEC = new Instants();

    @Override
    void writeValue(Encoder out, Instant value) {
      out.writeLong(value.getEpochSecond());
      out.writeInt(value.getNano());
    }

    @Override
    Instant parse(Decoder in) {
      return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }
  }

  static final class Durations extends ValueCodec<Duration> {
    static final Codec<Duration> CODEC = new Durations();

    @Override
    void writeValue(Encoder out, Duration value) {
      out.writeLong(value.getSeconds());
      out.writeInt(value.getNano());
    }

    @Override
    Duration parse(Decoder in) {
      return Duration.ofSeconds(in.readLong(), in.readInt());
    }
  }

  static final class Periods extends ValueCodec<Period> {
    static final Codec<Period> CODEC = new Periods();

    @Override
    void writeValue(Encoder out, Period value) {
      out.writeInt(value.getYears());
      out.writeInt(value.getMonths());
      out.writeInt(value.getDays());
    }

    @Override
    Period parse(Decoder in) {
      return Period.of(in.readInt(), in.readInt(), in.readInt());
    }
  }

  static final class LocalDates extends ValueCodec<LocalDate> {
    static final Codec<LocalDate> CODEC = new LocalDates();

    @Override
    void writeValue(Encoder out, LocalDate value) {
      writeDate(out, value);
    }

    @Override
    LocalDate parse(Decoder in) {
      return readDate(in);
    }
  }

  static final class LocalTimes extends ValueCodec<LocalTime> {
    static final Codec<LocalTime> CODEC = new LocalTimes();

    @Override
    void writeValue(Encoder out, LocalTime value) {
      writeTime(out, value);
    }

    @Override
    LocalTime parse(Decoder in) {
      return readTime(in);
    }
  }

  static final class LocalDateTimes extends ValueCodec<LocalDateTime> {
    static final Codec<LocalDateTime> CODEC = new LocalDateTimes();

    @Override
    void writeValue(Encoder out, LocalDateTime value) {
      writeDateTime(out, value);
    }

    @Override
    LocalDateTime parse(Decoder in) {
      return readDateTime(in);
    }
  }

  static final class OffsetTimes extends ValueCodec<OffsetTime> {
    static final Codec<OffsetTime> CODEC = new OffsetTimes();

    @Override
    void writeValue(Encoder out, OffsetTime value) {
      writeTime(out, value.toLocalTime());
      writeOffset(out, value.getOffset());
    }

    @Override
    OffsetTime parse(Decoder in) {
      return OffsetTime.of(readTime(in), readOffset(in));
    }
  }

  static final class OffsetDateTimes extends ValueCodec<OffsetDateTime> {
    static final Codec<OffsetDateTime> CODEC = new OffsetDateTimes();

    @Override
    void writeValue(Encoder out, OffsetDateTime value) {
      writeDateTime(out, value.toLocalDateTime());
      writeOffset(out, value.getOffset());
    }

    @Override
    OffsetDateTime parse(Decoder in) {
      return OffsetDateTime.of(readDateTime(in), readOffset(in));
    }
  }

  static final class ZonedDateTimes extends ValueCodec<ZonedDateTime> {
    static final Codec<ZonedDateTime> CODEC = new ZonedDateTimes();

    @Override
    void writeValue(Encoder out, ZonedDateTime value) {
      writeDateTime(out, value.toLocalDateTime());
      writeOffset(out, value.getOffset());
      out.writeString(value.getZone().getId());
    }

    @Override
    ZonedDateTime parse(Decoder in) {
      return ZonedDateTime.ofInstant(readDateTime(in), readOffset(in), ZoneId.of(in.readString()));
    }
  }

  static final class ZoneIds extends ValueCodec<ZoneId> {
    static final Codec<ZoneId> CODEC = new ZoneIds();

    @Override
    void writeValue(Encoder out, ZoneId value) {
      out.writeString(value.getId());
    }

    @Override
    ZoneId parse(Decoder in) {
      return ZoneId.of(in.readString());
    }
  }

  static final class ZoneOffsets extends ValueCodec<ZoneOffset> {
    static final Codec<ZoneOffset> CODEC = new ZoneOffsets();

    @Override
    void writeValue(Encoder out, ZoneOffset value) {
      writeOffset(out, value);
    }

    @Override
    ZoneOffset parse(Decoder in) {
      return readOffset(in);
    }
  }

  static final class Years extends ValueCodec<Year> {
    static final Codec<Year> CODEC = new Years();

    @Override
    void writeValue(Encoder out, Year value) {
      out.writeInt(value.getValue());
    }

    @Override
    Year parse(Decoder in) {
      return Year.of(in.readInt());
    }
  }

  static final class YearMonths extends ValueCodec<YearMonth> {
    static final Codec<YearMonth> CODEC = new YearMonths();

    @Override
    void writeValue(Encoder out, YearMonth value) {
      out.writeInt(value.getYear());
      out.writeByte(value.getMonthValue());
    }

    @Override
    YearMonth parse(Decoder in) {
      return YearMonth.of(in.readInt(), in.readByte());
    }
  }

  static final class MonthDays extends ValueCodec<MonthDay> {
    static final Codec<MonthDay> CODEC = new MonthDays();

    @Override
    void writeValue(Encoder out, MonthDay value) {
      out.writeByte(value.getMonthValue());
      out.writeByte(value.getDayOfMonth());
    }

    @Override
    MonthDay parse(Decoder in) {
      return MonthDay.of(in.readByte(), in.readByte());
    }
  }

  private static void writeDate(Encoder out, LocalDate value) {
    out.writeInt(value.getYear());
    out.writeByte(value.getMonthValue());
    out.writeByte(value.getDayOfMonth());
  }

  private static LocalDate readDate(Decoder in) {
    return LocalDate.of(in.readInt(), in.readByte(), in.readByte());
  }

  private static void writeTime(Encoder out, LocalTime value) {
    out.writeLong(value.toNanoOfDay());
  }

  private static LocalTime readTime(Decoder in) {
    return LocalTime.ofNanoOfDay(in.readLong());
  }

  private static void writeDateTime(Encoder out, LocalDateTime value) {
    writeDate(out, value.toLocalDate());
    writeTime(out, value.toLocalTime());
  }

  private static LocalDateTime readDateTime(Decoder in) {
    return LocalDateTime.of(readDate(in), readTime(in));
  }

  private static void writeOffset(Encoder out, ZoneOffset value) {
    out.writeInt(value.getTotalSeconds());
  }

  private static ZoneOffset readOffset(Decoder in) {
    return ZoneOffset.ofTotalSeconds(in.readInt());
  }
}
