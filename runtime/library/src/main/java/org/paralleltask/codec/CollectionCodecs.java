// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Of collections, and of arrays of references. */
final class CollectionCodecs {
  // No list is longer than the bytes that are left, but a set's table takes 8 bytes for an element.
  private static final int LARGEST_FIRST_TABLE = 1 << 16;

  private CollectionCodecs() {}

  static <E extends @Nullable Object> Codec<List<E>> lists(Codec<E> element) {
    return new Lists<>(element);
  }

  static <E extends @Nullable Object> Codec<Set<E>> sets(Codec<E> element) {
    return new Sets<>(element);
  }

  static <E extends @Nullable Object> Codec<SortedSet<E>> sortedSets(Codec<E> element) {
    return new SortedSets<>(element);
  }

  static <E extends @Nullable Object> Codec<Deque<E>> deques(Codec<E> element) {
    return new Deques<>(element);
  }

  static <E extends @Nullable Object> Codec<Collection<E>> collections(Codec<E> element) {
    return new Collections<>(element);
  }

  static <E extends @Nullable Object> Codec<E[]> arrays(Class<? super E> type, Codec<E> element) {
    return new Arrays<>(type, element);
  }

  static <E extends @Nullable Object> Set<E> newSet(int count) {
    return new LinkedHashSet<>((int) (Math.min(count, LARGEST_FIRST_TABLE) / 0.75f) + 1);
  }

  static final class Lists<E extends @Nullable Object> extends ElementsCodec<E, List<E>> {
    Lists(Codec<E> element) {
      super(element);
    }

    @Override
    void writeValue(Encoder out, List<E> value) throws Exception {
      writeElements(out, value);
    }

    @Override
    List<E> readValue(Decoder in) throws Exception {
      int count = in.readSize(1);
      return readElements(in, count, new ArrayList<>(count));
    }
  }

  static final class Sets<E extends @Nullable Object> extends ElementsCodec<E, Set<E>> {
    Sets(Codec<E> element) {
      super(element);
    }

    @Override
    void writeValue(Encoder out, Set<E> value) throws Exception {
      writeElements(out, value);
    }

    @Override
    Set<E> readValue(Decoder in) throws Exception {
      int count = in.readSize(1);
      return readElements(in, count, newSet(count));
    }
  }

  static final class SortedSets<E extends @Nullable Object> extends ElementsCodec<E, SortedSet<E>> {
    SortedSets(Codec<E> element) {
      super(element);
    }

    @Override
    void writeValue(Encoder out, SortedSet<E> value) throws Exception {
      Order.write(out, value.comparator());
      writeElements(out, value);
    }

    @Override
    SortedSet<E> readValue(Decoder in) throws Exception {
      TreeSet<E> target = new TreeSet<>(Order.read(in));
      try {
        return readElements(in, in.readSize(1), target);
      } catch (ClassCastException | NullPointerException e) {
        throw new CodecException("found elements of a sorted set that have no order", e);
      }
    }
  }

  static final class Deques<E extends @Nullable Object> extends ElementsCodec<E, Deque<E>> {
    Deques(Codec<E> element) {
      super(element);
    }

    @Override
    void writeValue(Encoder out, Deque<E> value) throws Exception {
      if (value.contains(null)) {
        throw new CodecException(
            "a queue that holds null cannot travel to a worker process", "; send a list");
      }
      writeElements(out, value);
    }

    @Override
    Deque<E> readValue(Decoder in) throws Exception {
      int count = in.readSize(1);
      try {
        return readElements(in, count, new ArrayDeque<>(count));
      } catch (NullPointerException e) {
        throw new CodecException("found null in a queue", e);
      }
    }
  }

  /** Of what is declared as a collection: what is a set stays one. */
  static final class Collections<E extends @Nullable Object>
      extends ElementsCodec<E, Collection<E>> {
    Collections(Codec<E> element) {
      super(element);
    }

    @Override
    void writeValue(Encoder out, Collection<E> value) throws Exception {
      out.writeBoolean(value instanceof Set);
      writeElements(out, value);
    }

    @Override
    Collection<E> readValue(Decoder in) throws Exception {
      boolean isSet = in.readBoolean();
      int count = in.readSize(1);
      return readElements(in, count, isSet ? newSet(count) : new ArrayList<>(count));
    }
  }

  static final class Arrays<E extends @Nullable Object> extends ElementsCodec<E, E[]> {
    private final Class<? super E> type;

    Arrays(Class<? super E> type, Codec<E> element) {
      super(element);
      this.type = type;
    }

    @Override
    void writeValue(Encoder out, E[] value) throws Exception {
      writeElements(out, value);
    }

    @Override
    @SuppressWarnings("unchecked") // made with the type of the elements
    E[] readValue(Decoder in) throws Exception {
      return readElements(in, (E[]) Array.newInstance(type, in.readSize(1)));
    }
  }
}
