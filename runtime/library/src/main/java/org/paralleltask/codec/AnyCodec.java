// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import org.jspecify.annotations.Nullable;

/** Values of a closed set of types, told apart by a tag. */
final class AnyCodec extends Codec<@Nullable Object> {
  static final Codec<@Nullable Object> ANY = new AnyCodec();

  private static final ClassValue<Tagged> BY_CLASS =
      new ClassValue<>() {
        @Override
        protected Tagged computeValue(Class<?> type) {
          Kind kind = Kind.of(type);
          if (kind == null) {
            throw refusal(type);
          }
          return Tagged.of(kind);
        }
      };

  /** Filled when first used; it does not matter if two threads make one each. */
  private static final Tagged[] BY_TAG = new Tagged[Byte.MAX_VALUE + 1];

  private AnyCodec() {}

  @Override
  public void write(Encoder out, @Nullable Object value) throws Exception {
    if (value == null) {
      out.writeByte(0);
      return;
    }
    Tagged tagged = BY_CLASS.get(value.getClass());
    out.writeByte(tagged.tag);
    tagged.codec.writeValue(out, value);
  }

  @Override
  @SuppressWarnings("NullAway") // which takes no type argument for nullable
  public @Nullable Object read(Decoder in) throws Exception {
    byte tag = in.readByte();
    return tag == 0 ? null : tagged(tag).codec.readValue(in);
  }

  private static Tagged tagged(int tag) {
    if (tag < 0 || BY_TAG[tag] == null) {
      Tagged made = Tagged.of(Kind.tagged(tag));
      BY_TAG[tag] = made;
    }
    return BY_TAG[tag];
  }

  private static CodecException refusal(Class<?> type) {
    String name = type.getName();
    return new CodecException(
        "a value of " + name + " cannot travel to a worker process",
        ": make it a record of values that can, or, if it is Serializable, say how the task's"
            + " values travel: Task.travels(Codecs.serializable("
            + type.getSimpleName()
            + ".class), ...)");
  }

  /** What comes before a value, and what writes the value. */
  private static final class Tagged {
    final int tag;
    final ReferenceCodec<Object> codec;

    private Tagged(int tag, ReferenceCodec<Object> codec) {
      this.tag = tag;
      this.codec = codec;
    }

    @SuppressWarnings("unchecked") // it gets no values but those of its kind
    static Tagged of(Kind kind) {
      return new Tagged(kind.tag(), (ReferenceCodec<Object>) (ReferenceCodec<?>) kind.codec());
    }
  }
}
