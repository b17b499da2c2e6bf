// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Of values that may be absent. Null is told apart from what is empty. */
final class OptionalCodecs {
  private OptionalCodecs() {}

  static <E> Codec<Optional<E>> optionals(Codec<E> element) {
    return new Optionals<>(element);
  }

  static final class Optionals<E> extends ReferenceCodec<Optional<E>> {
    private final Codec<E> element;

    Optionals(Codec<E> element) {
      this.element = element;
    }

    @Override
    void writeValue(Encoder out, Optional<E> value) throws Exception {
      out.enter();
      out.writeBoolean(value.isPresent());
      if (value.isPresent()) {
        try {
          element.write(out, value.get());
        } catch (CodecException e) {
          throw e.within(".get()");
        }
      }
      out.leave();
    }

    @Override
    Optional<E> readValue(Decoder in) throws Exception {
      in.enter();
      Optional<E> value =
          in.readBoolean() ? Optional.ofNullable(element.read(in)) : Optional.empty();
      in.leave();
      return value;
    }
  }

  static final class Ints extends ReferenceCodec<OptionalInt> {
    static final Codec<OptionalInt> CODEC = new Ints();

    @Override
    void writeValue(Encoder out, OptionalInt value) {
      out.writeBoolean(value.isPresent());
      out.writeInt(value.orElse(0));
    }

    @Override
    OptionalInt readValue(Decoder in) {
      boolean present = in.readBoolean();
      int value = in.readInt();
      return present ? OptionalInt.of(value) : OptionalInt.empty();
    }
  }

  static final class Longs extends ReferenceCodec<OptionalLong> {
    static final Codec<OptionalLong> CODEC = new Longs();

    @Override
    void writeValue(Encoder out, OptionalLong value) {
      out.writeBoolean(value.isPresent());
      out.writeLong(value.orElse(0));
    }

    @Override
    OptionalLong readValue(Decoder in) {
      boolean present = in.readBoolean();
      long value = in.readLong();
      return present ? OptionalLong.of(value) : OptionalLong.empty();
    }
  }

  static final class Doubles extends ReferenceCodec<OptionalDouble> {
    static final Codec<OptionalDouble> CODEC = new Doubles();

    @Override
    void writeValue(Encoder out, OptionalDouble value) {
      out.writeBoolean(value.isPresent());
      out.writeDouble(value.orElse(0));
    }

    @Override
    OptionalDouble readValue(Decoder in) {
      boolean present = in.readBoolean();
      double value = in.readDouble();
      return present ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
  }
}
