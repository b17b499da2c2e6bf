// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.capture;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one item prints: its last lines in memory, all of it, up to a limit, on disk. Locked, since
 * a worker that was given up at its deadline may go on printing.
 */
public final class ItemOutput {
  private static final int MOST_LINES = 50;
  private static final int LONGEST_LINE = 4096;
  private static final long LARGEST_FILE = 1 << 20;
  private static final byte[] CUT =
      "(cut: an item's output is kept up to 1 MB)\n".getBytes(StandardCharsets.UTF_8);

  private final Path file;
  private final LineListener listener;
  private final Deque<String> last = new ArrayDeque<>();
  private final LineSplitter out = new LineSplitter(line -> add("out", line));
  private final LineSplitter err = new LineSplitter(line -> add("err", line));
  private @Nullable OutputStream log;
  private long written;

  /**
   * @param file created with the first line
   * @param listener told of every line as it is complete
   */
  public ItemOutput(Path file, LineListener listener) {
    this.file = file;
    this.listener = listener;
  }

  synchronized void write(boolean error, byte[] bytes, int from, int length) {
    (error ? err : out).write(bytes, from, length);
  }

  /** A whole line was printed, in another process. */
  public synchronized void line(boolean error, String line) {
    add(error ? "err" : "out", line.getBytes(StandardCharsets.UTF_8));
  }

  private void add(String stream, byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8);
    String shown = text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "...";
    last.add(shown);
    if (last.size() > MOST_LINES) {
      last.remove();
    }
    keep(line);
    listener.line(stream, shown);
  }

  /** A full disk must not fail the item: what it prints is not what it does. */
  private void keep(byte[] line) {
    if (written > LARGEST_FILE) {
      return;
    }
    written += line.length + 1L;
    try {
      OutputStream open = open();
      if (written > LARGEST_FILE) {
        open.write(CUT);
      } else {
        open.write(line);
        open.write('\n');
      }
    } catch (IOException full) {
      written = Long.MAX_VALUE;
    }
  }

  private OutputStream open() throws IOException {
    OutputStream open = log;
    if (open == null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      open =
          new BufferedOutputStream(
              Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
      log = open;
    }
    return open;
  }

  /** An attempt has ended: the last line is complete, even without an end of line. */
  public synchronized void endAttempt() {
    out.flush();
    err.flush();
    try {
      if (log != null) {
        log.close();
      }
    } catch (IOException full) {
      written = Long.MAX_VALUE;
    }
    log = null;
  }

  /** The last lines that were printed. */
  public synchronized List<String> lastLines() {
    out.flush();
    err.flush();
    return List.copyOf(last);
  }

  /** Told of every line. */
  @FunctionalInterface
  public interface LineListener {
    /** A line was printed to {@code out} or {@code err}. */
    void line(String stream, String line);
  }
}
