// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Codec;
import org.paralleltask.codec.Encoder;
import org.paralleltask.jobs.spec.ConfigurationException;

/**
 * The items of a stage of a job. Their labels begin with the name of the stage, so that items of
 * several stages can stand in one report.
 */
public final class StageItems {
  private StageItems() {}

  /** Those of the first stage, which come from wherever items come from. */
  public static Source first(String stage, Source source) {
    return new Source() {
      @Override
      public String name() {
        return source.name();
      }

      @Override
      public OptionalLong size() {
        return source.size();
      }

      @Override
      public boolean isRepeatable() {
        return source.isRepeatable();
      }

      @Override
      public boolean isDistinct() {
        return source.isDistinct();
      }

      @Override
      public String none() {
        return source.none();
      }

      @Override
      public Items open() throws ConfigurationException {
        return new Named(stage, source.open());
      }
    };
  }

  /**
   * Those of a later stage.
   *
   * @param name what they come from, for messages
   * @param items pulled lazily, closed at the end, and asked for once
   * @param base what paths in labels are relative to
   * @param codec how an item is written, which is what tells it from others
   */
  public static Source later(
      String stage, String name, Stream<?> items, Path base, Codec<?> codec) {
    return new TaskSource(name, items, new Maker(stage, new Labels(base), codec)::candidate);
  }

  private static Candidate named(String stage, Candidate item, String identity, boolean canonical) {
    return new Candidate(
        item.place(),
        stage + "/" + item.label(),
        item.value(),
        item.problem(),
        canonical,
        stage + "/" + identity);
  }

  private record Named(String stage, Source.Items items) implements Source.Items {
    @Override
    public boolean isReady() {
      return items.isReady();
    }

    @Override
    public void onReady(Runnable listener) {
      items.onReady(listener);
    }

    @Override
    public boolean hasNext() {
      return items.hasNext();
    }

    @Override
    public Candidate next() {
      Candidate item = items.next();
      return named(stage, item, item.identity(), item.canonical());
    }

    @Override
    public void close() {
      items.close();
    }
  }

  /**
   * Makes items of objects. What they are as text may leave something out, and they change when an
   * earlier stage does: so they are known by all that would travel to a worker process.
   */
  private record Maker(String stage, Labels labels, Codec<?> codec) {
    Candidate candidate(@Nullable Object item, long index) {
      if (item == null) {
        return named(stage, Candidate.bad("", "null", "is null"), "null", false);
      }
      Candidate labelled = labels.of(item, index);
      String written = written(item);
      return written == null
          ? named(stage, labelled, labelled.identity(), false)
          : named(stage, labelled, labelled.label() + "#" + written, true);
    }

    /** Null if it cannot be written. */
    @SuppressWarnings("unchecked") // the compiler has checked that results are items, or made so
    private @Nullable String written(Object item) {
      Encoder out = new Encoder();
      try {
        ((Codec<Object>) codec).write(out, item);
      } catch (Exception | StackOverflowError | OutOfMemoryError unwritable) {
        return null;
      }
      return new String(out.bytes(), 0, out.size(), StandardCharsets.ISO_8859_1);
    }
  }
}
