// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** Of values whose class is named: records, enums, and arrays of references. */
final class NamedCodecs {
  private NamedCodecs() {}

  static Codec<?> arrays() {
    return new Arrays();
  }

  static Codec<?> enums() {
    return new Enums();
  }

  static Codec<?> records() {
    return new Records();
  }

  static final class Enums extends ReferenceCodec<Enum<?>> {
    private static final ClassValue<EnumCodec<?>> BY_CLASS =
        new ClassValue<>() {
          @Override
          protected EnumCodec<?> computeValue(Class<?> type) {
            return EnumCodec.of(type);
          }
        };

    @Override
    void writeValue(Encoder out, Enum<?> value) {
      out.enter();
      out.writeClass(value.getDeclaringClass());
      EnumCodec.writeConstant(out, value);
      out.leave();
    }

    @Override
    Enum<?> readValue(Decoder in) {
      in.enter();
      Class<?> type = in.readClass();
      if (!type.isEnum()) {
        throw new CodecException("found a constant of " + type.getName() + ", which is no enum");
      }
      Enum<?> value = BY_CLASS.get(type).readValue(in);
      in.leave();
      return value;
    }
  }

  static final class Records extends ReferenceCodec<Record> {
    private static final ClassValue<RecordCodec> BY_CLASS =
        new ClassValue<>() {
          @Override
          protected RecordCodec computeValue(Class<?> type) {
            return RecordCodec.of(type);
          }
        };

    @Override
    void writeValue(Encoder out, Record value) throws Exception {
      out.enter();
      out.writeClass(value.getClass());
      BY_CLASS.get(value.getClass()).write(out, value);
      out.leave();
    }

    @Override
    Record readValue(Decoder in) throws Exception {
      in.enter();
      Class<?> type = in.readClass();
      if (!type.isRecord()) {
        throw new CodecException("found a value of " + type.getName() + ", which is no record");
      }
      Record value = BY_CLASS.get(type).read(in);
      in.leave();
      return value;
    }
  }

  static final class Arrays extends ElementsCodec<@Nullable Object, @Nullable Object[]> {
    Arrays() {
      super(Codecs.any());
    }

    @Override
    void writeValue(Encoder out, @Nullable Object[] value) throws Exception {
      out.enter();
      out.writeClass(value.getClass().getComponentType());
      writeElements(out, value);
      out.leave();
    }

    @Override
    @Nullable Object[] readValue(Decoder in) throws Exception {
      in.enter();
      Class<?> type = in.readClass();
      int count = in.readSize(1);
      @Nullable Object[] value = readElements(in, newArray(type, count));
      in.leave();
      return value;
    }

    private static @Nullable Object[] newArray(Class<?> type, int count) {
      try {
        return (Object[]) Array.newInstance(type, count);
      } catch (IllegalArgumentException e) {
        throw new CodecException("found an array of " + type.getName() + ", which cannot be", e);
      }
    }
  }
}
