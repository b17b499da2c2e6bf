// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.capture;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Standard output, or error, that gives to every item what it prints, and lets the rest through.
 */
public final class CapturedStream extends OutputStream {
  private final Supplier<Optional<ItemOutput>> current;
  private final boolean error;
  private final PrintStream through;

  private CapturedStream(
      Supplier<Optional<ItemOutput>> current, boolean error, PrintStream through) {
    this.current = current;
    this.error = error;
    this.through = through;
  }

  /**
   * Replaces the JVM's standard output and error.
   *
   * @param current what belongs to the item that runs on the calling thread
   */
  public static void install(Supplier<Optional<ItemOutput>> current) {
    System.setOut(printing(new CapturedStream(current, false, System.out)));
    System.setErr(printing(new CapturedStream(current, true, System.err)));
  }

  private static PrintStream printing(CapturedStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8) {
      /** One item's end of printing is not that of the others. */
      @Override
      public void close() {
        flush();
      }
    };
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    Optional<ItemOutput> item = current.get();
    if (item.isPresent()) {
      item.get().write(error, bytes, from, length);
    } else {
      through.write(bytes, from, length);
    }
  }

  @Override
  public void flush() {
    through.flush();
  }
}
