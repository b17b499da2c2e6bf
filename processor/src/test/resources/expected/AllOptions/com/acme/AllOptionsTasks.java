package com.acme;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import javax.annotation.processing.Generated;
import org.paralleltask.Mode;
import org.paralleltask.Pool;
import org.paralleltask.Task;
import org.paralleltask.codec.Codecs;

/** The tasks of {@link AllOptions}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class AllOptionsTasks {
  /** {@link AllOptions#fromCollection(CharSequence)} */
  public static final Task<CharSequence, String> fromCollection =
      Task.<CharSequence, String>generated(
          "com.acme.AllOptions#fromCollection",
          AllOptions::fromCollection)
          .timeout(Duration.ofHours(1))
          .itemsFrom(() -> AllOptions.names().stream());

  /** {@link AllOptions#fromIterable(int)} */
  public static final Task<Integer, Integer> fromIterable =
      Task.<Integer, Integer>generated(
          "com.acme.AllOptions#fromIterable",
          AllOptions::fromIterable)
          .travels(AllOptionsTasks.class, "fromIterable", Codecs.ints(), Codecs.ints())
          .timeout(Duration.ofMillis(500))
          .itemsFrom(() -> StreamSupport.stream(AllOptions.numbers().spliterator(), false));

  /** {@link AllOptions#measure(Path)} */
  public static final Task<Path, Long> measure =
      Task.<Path, Long>generated("com.acme.AllOptions#measure", AllOptions::measure)
          .travels(AllOptionsTasks.class, "measure", Codecs.paths(), Codecs.longs())
          .pool(Pool.VIRTUAL)
          .mode(Mode.AS_COMPLETED)
          .workers(64)
          .chunkSize(2)
          .window(128)
          .timeout(Duration.ofSeconds(30))
          .attempts(3)
          .backoff(Duration.ofMillis(500), Duration.ofSeconds(30))
          .retryOn(IOException.class, TimeoutException.class)
          .itemsFrom(AllOptions::files)
          .reduce(AllOptions::merge);

  /** {@link AllOptions#ofFiles(Path)} */
  public static final Task<Path, String> ofFiles =
      Task.<Path, String>generated("com.acme.AllOptions#ofFiles", AllOptions::ofFiles)
          .travels(AllOptionsTasks.class, "ofFiles", Codecs.paths(), Codecs.strings());

  /** {@link AllOptions#ofNumbers(double)} */
  public static final Task<Double, Void> ofNumbers =
      Task.<Double, Void>generated(
          "com.acme.AllOptions#ofNumbers",
          item -> {
            AllOptions.ofNumbers(item);
            return null;
          })
          .travels(AllOptionsTasks.class, "ofNumbers", Codecs.doubles(), Codecs.nothing());

  /** {@link AllOptions#ofRange(long)} */
  public static final Task<Long, Double> ofRange =
      Task.<Long, Double>generated("com.acme.AllOptions#ofRange", AllOptions::ofRange)
          .travels(AllOptionsTasks.class, "ofRange", Codecs.longs(), Codecs.doubles())
          .timeout(Duration.ofMinutes(5))
          .retryOn();

  private AllOptionsTasks() {}
}
