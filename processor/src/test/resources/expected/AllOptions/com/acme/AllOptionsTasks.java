package com.acme;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.StreamSupport;
import javax.annotation.processing.Generated;
import org.paralleltask.Mode;
import org.paralleltask.Pool;
import org.paralleltask.Task;

/** The tasks of {@link AllOptions}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class AllOptionsTasks {
  /** {@link AllOptions#fromCollection(CharSequence)} */
  public static final Task<CharSequence, String> fromCollection =
      Task.<CharSequence, String>of(
          "com.acme.AllOptions#fromCollection",
          AllOptions::fromCollection)
          .timeout(Duration.ofHours(1))
          .itemsFrom(() -> AllOptions.names().stream());

  /** {@link AllOptions#fromIterable(int)} */
  public static final Task<Integer, Integer> fromIterable =
      Task.<Integer, Integer>of("com.acme.AllOptions#fromIterable", AllOptions::fromIterable)
          .timeout(Duration.ofMillis(500))
          .itemsFrom(() -> StreamSupport.stream(AllOptions.numbers().spliterator(), false));

  /** {@link AllOptions#measure(Path)} */
  public static final Task<Path, Long> measure =
      Task.<Path, Long>of("com.acme.AllOptions#measure", AllOptions::measure)
          .pool(Pool.VIRTUAL)
          .mode(Mode.AS_COMPLETED)
          .workers(64)
          .chunkSize(2)
          .window(128)
          .timeout(Duration.ofSeconds(30))
          .attempts(3)
          .itemsFrom(AllOptions::files)
          .reduce(AllOptions::merge);

  /** {@link AllOptions#ofFiles(Path)} */
  public static final Task<Path, String> ofFiles =
      Task.of("com.acme.AllOptions#ofFiles", AllOptions::ofFiles);

  /** {@link AllOptions#ofNumbers(double)} */
  public static final Task<Double, Void> ofNumbers =
      Task.of(
          "com.acme.AllOptions#ofNumbers",
          item -> {
            AllOptions.ofNumbers(item);
            return null;
          });

  /** {@link AllOptions#ofRange(long)} */
  public static final Task<Long, Double> ofRange =
      Task.<Long, Double>of("com.acme.AllOptions#ofRange", AllOptions::ofRange)
          .timeout(Duration.ofMinutes(5));

  private AllOptionsTasks() {}
}
