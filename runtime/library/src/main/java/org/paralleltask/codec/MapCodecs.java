// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Of maps and their entries. */
final class MapCodecs {
  private MapCodecs() {}

  static <K extends @Nullable Object, V extends @Nullable Object> Codec<Map<K, V>> maps(
      Codec<K> key, Codec<V> value) {
    return new Maps<>(key, value);
  }

  static <K extends @Nullable Object, V extends @Nullable Object> Codec<SortedMap<K, V>> sortedMaps(
      Codec<K> key, Codec<V> value) {
    return new SortedMaps<>(key, value);
  }

  static <K extends @Nullable Object, V extends @Nullable Object> Codec<Map.Entry<K, V>> entries(
      Codec<K> key, Codec<V> value) {
    return new Entries<>(key, value);
  }

  /** How many entries, then each key and its value. */
  abstract static class Pairs<
          K extends @Nullable Object, V extends @Nullable Object, M extends Map<K, V>>
      extends ReferenceCodec<M> {
    private final Codec<K> key;
    private final Codec<V> value;

    Pairs(Codec<K> key, Codec<V> value) {
      this.key = key;
      this.value = value;
    }

    /** Writes a copy, so that the number is right even if another thread adds meanwhile. */
    final void writeEntries(Encoder out, Map<K, V> map) throws Exception {
      Object[] entries = map.entrySet().toArray();
      out.enter();
      out.writeSize(entries.length);
      for (Object entry : entries) {
        writeEntry(out, (Map.Entry<?, ?>) entry);
      }
      out.leave();
    }

    @SuppressWarnings("unchecked") // an entry of the map
    private void writeEntry(Encoder out, Map.Entry<?, ?> entry) throws Exception {
      K itsKey = (K) entry.getKey();
      try {
        key.write(out, itsKey);
      } catch (CodecException e) {
        throw e.within(".key");
      }
      try {
        value.write(out, (V) entry.getValue());
      } catch (CodecException e) {
        throw e.within("[" + brief(itsKey) + "]");
      }
    }

    final M readEntries(Decoder in, int count, M target) throws Exception {
      in.enter();
      for (int i = 0; i < count; i++) {
        K itsKey = key.read(in);
        try {
          target.put(itsKey, value.read(in));
        } catch (CodecException e) {
          throw e.within("[" + brief(itsKey) + "]");
        }
      }
      in.leave();
      return target;
    }

    private static String brief(@Nullable Object key) {
      if (!(key instanceof CharSequence || key instanceof Number || key instanceof Enum<?>)) {
        return "...";
      }
      String text = key.toString();
      return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
  }

  static final class Maps<K extends @Nullable Object, V extends @Nullable Object>
      extends Pairs<K, V, Map<K, V>> {
    private static final int LARGEST_FIRST_TABLE = 1 << 16;

    Maps(Codec<K> key, Codec<V> value) {
      super(key, value);
    }

    @Override
    void writeValue(Encoder out, Map<K, V> map) throws Exception {
      writeEntries(out, map);
    }

    @Override
    Map<K, V> readValue(Decoder in) throws Exception {
      int count = in.readSize(2);
      int table = (int) (Math.min(count, LARGEST_FIRST_TABLE) / 0.75f) + 1;
      return readEntries(in, count, new LinkedHashMap<>(table));
    }
  }

  static final class SortedMaps<K extends @Nullable Object, V extends @Nullable Object>
      extends Pairs<K, V, SortedMap<K, V>> {
    SortedMaps(Codec<K> key, Codec<V> value) {
      super(key, value);
    }

    @Override
    void writeValue(Encoder out, SortedMap<K, V> map) throws Exception {
      Order.write(out, map.comparator());
      writeEntries(out, map);
    }

    @Override
    SortedMap<K, V> readValue(Decoder in) throws Exception {
      SortedMap<K, V> target = new TreeMap<>(Order.read(in));
      try {
        return readEntries(in, in.readSize(2), target);
      } catch (ClassCastException | NullPointerException e) {
        throw new CodecException("found keys of a sorted map that have no order", e);
      }
    }
  }

  static final class Entries<K extends @Nullable Object, V extends @Nullable Object>
      extends ReferenceCodec<Map.Entry<K, V>> {
    private final Codec<K> key;
    private final Codec<V> value;

    Entries(Codec<K> key, Codec<V> value) {
      this.key = key;
      this.value = value;
    }

    @Override
    void writeValue(Encoder out, Map.Entry<K, V> entry) throws Exception {
      out.enter();
      try {
        key.write(out, entry.getKey());
        value.write(out, entry.getValue());
      } catch (CodecException e) {
        throw e.within(".entry");
      }
      out.leave();
    }

    @Override
    Map.Entry<K, V> readValue(Decoder in) throws Exception {
      in.enter();
      Map.Entry<K, V> entry = new SimpleImmutableEntry<>(key.read(in), value.read(in));
      in.leave();
      return entry;
    }
  }
}
