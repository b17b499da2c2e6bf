// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.Serializable;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.paralleltask.codec.Codec;
import org.paralleltask.codec.Codecs;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/**
 * What writing and reading a value costs, as code that is generated for its type does it or not.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {
  /** Which value. */
  @Param({"integer", "string", "record", "records"})
  public String value = "";

  /** How: {@code typed} as generated code does, {@code any}, or {@code serializable}. */
  @Param({"typed", "any", "serializable"})
  public String codec = "";

  private final Encoder out = new Encoder();
  private Codec<@Nullable Object> chosen = Codecs.any();
  private Object sample = "";
  private byte[] written = {};
  private int size;

  /** Five values of different types. */
  public record Order(int number, long cents, double weight, boolean paid, String customer)
      implements Serializable {}

  /** As the annotation processor would write it. */
  private static final class OrderCodec extends Codec<@Nullable Order> {
    @Override
    public void write(Encoder out, @Nullable Order order) {
      out.writeBoolean(order != null);
      if (order == null) {
        return;
      }
      out.writeInt(order.number());
      out.writeLong(order.cents());
      out.writeDouble(order.weight());
      out.writeBoolean(order.paid());
      out.writeString(order.customer());
    }

    @Override
    @SuppressWarnings("NullAway") // which takes no type argument for nullable
    public @Nullable Order read(Decoder in) {
      return in.readBoolean()
          ? new Order(
              in.readInt(), in.readLong(), in.readDouble(), in.readBoolean(), in.readString())
          : null;
    }
  }

  /** Writes the value once, for what reads it. */
  @Setup
  public void start() throws Exception {
    Order order = new Order(4711, 1999, 1.5, true, "Ada Lovelace");
    sample =
        switch (value) {
          case "integer" -> 4711;
          case "string" -> "twenty characters ok";
          case "record" -> order;
          default -> Collections.nCopies(1000, order).stream().toList();
        };
    chosen =
        switch (codec) {
          case "typed" -> typed();
          case "any" -> Codecs.any();
          default -> untyped(Codecs.serializable(Serializable.class, Order.class));
        };
    size = write();
    written = out.bytes().clone();
    System.out.println(value + " " + codec + ": " + size + " bytes");
  }

  private Codec<@Nullable Object> typed() {
    return switch (value) {
      case "integer" -> untyped(Codecs.ints());
      case "string" -> untyped(Codecs.strings());
      case "record" -> untyped(new OrderCodec());
      default -> untyped(Codecs.<@Nullable Order>lists(new OrderCodec()));
    };
  }

  @SuppressWarnings("unchecked") // it gets no value but its own
  private static Codec<@Nullable Object> untyped(Codec<?> codec) {
    return (Codec<@Nullable Object>) codec;
  }

  /** Writes the value. */
  @Benchmark
  public int write() throws Exception {
    out.truncate(0);
    chosen.write(out, sample);
    return out.size();
  }

  /** Reads the value. */
  @Benchmark
  public @Nullable Object read() throws Exception {
    return chosen.read(new Decoder(written, 0, size));
  }
}
