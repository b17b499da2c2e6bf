// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code items.ndjson}: a line for each item, in the order in which they end. */
final class ItemsFile implements Closeable {
  private final JsonLines lines;

  ItemsFile(Path file) throws IOException {
    lines = new JsonLines(Files.newOutputStream(file));
  }

  void add(ItemEntry entry) throws IOException {
    lines.raw("{\"index\":").number(entry.index()).raw(",\"key\":").hex(entry.key());
    lines.raw(",\"label\":").string(entry.label());
    lines.raw(",\"state\":\"").raw(entry.state().name()).raw("\"");
    if (entry.attempts() > 0) {
      attempt(entry);
    }
    Failure failure = entry.failure();
    if (failure != null) {
      error(failure);
    }
    lines.raw("}\n");
  }

  private void attempt(ItemEntry entry) throws IOException {
    lines.raw(",\"worker\":").string(entry.worker());
    lines.raw(",\"startMs\":").millis(Math.max(0, entry.startMicros()));
    lines.raw(",\"ms\":").millis(entry.micros());
    lines.raw(",\"attempts\":").number(entry.attempts());
  }

  private void error(Failure failure) throws IOException {
    lines.raw(",\"error\":{\"type\":").string(failure.type());
    lines.raw(",\"message\":").string(failure.message());
    @Nullable String at = failure.at();
    if (at != null) {
      lines.raw(",\"at\":").string(at);
    }
    lines.raw("}");
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
