// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import org.jspecify.annotations.Nullable;

/** Values of a closed set of types, told apart by a tag. */
final class AnyCodec extends Codec<@Nullable Object> {
  static final Codec<@Nullable Object> ANY = new AnyCodec();

  /** The tags of the commonest kinds, as {@link Kind} has them. */
  static final int INT = 5;

  static final int LONG = 6;
  static final int DOUBLE = 8;
  static final int STRING = 12;

  private static final Class<?>[] COMMON = {Integer.class, Long.class, Double.class, String.class};
  private static final int[] COMMON_TAGS = {INT, LONG, DOUBLE, STRING};

  private static final ClassValue<Tagged> BY_CLASS =
      new ClassValue<>() {
        @Override
        protected Tagged computeValue(Class<?> type) {
          int tag = tag(type);
          if (tag == 0) {
            throw refusal(type);
          }
          return Tagged.of(tag);
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
      Tagged made = Tagged.of(tag);
      BY_TAG[tag] = made;
    }
    return BY_TAG[tag];
  }

  /** The tag of the values of a class; 0 if they cannot travel. */
  private static int tag(Class<?> type) {
    for (int i = 0; i < COMMON.length; i++) {
      if (COMMON[i] == type) {
        return COMMON_TAGS[i];
      }
    }
    Kind kind = Kind.of(type);
    return kind == null ? 0 : kind.tag();
  }

  /** Whether it is the tag of null, or of one of the commonest kinds. */
  static boolean isCommon(int tag) {
    return tag == 0 || tag == INT || tag == LONG || tag == DOUBLE || tag == STRING;
  }

  // Kind knows all of them, but takes long to load, with the classes of sixty kinds of values.
  private static Codec<?> codec(int tag) {
    return switch (tag) {
      case INT -> Codecs.ints();
      case LONG -> Codecs.longs();
      case DOUBLE -> Codecs.doubles();
      case STRING -> Codecs.strings();
      default -> Kind.tagged(tag).codec();
    };
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
    static Tagged of(int tag) {
      return new Tagged(tag, (ReferenceCodec<Object>) (ReferenceCodec<?>) codec(tag));
    }
  }
}
