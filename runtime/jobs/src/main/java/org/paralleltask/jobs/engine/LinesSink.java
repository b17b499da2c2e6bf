// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.report.AtomicFile;

/** Writes a line for each result. */
final class LinesSink implements ResultSink {
  private final AtomicFile file;
  private final Writer lines;
  private final boolean ordered;

  LinesSink(Path output, boolean ordered) throws IOException {
    this.file = new AtomicFile(output);
    this.lines = Files.newBufferedWriter(file.part());
    this.ordered = ordered;
  }

  @Override
  public void accept(@Nullable Object result) throws IOException {
    lines.write(String.valueOf(result));
    lines.write('\n');
  }

  @Override
  public Optional<String> complete() throws IOException {
    try {
      lines.close();
      file.publish();
    } catch (IOException unwritable) {
      file.discard();
      throw unwritable;
    }
    return Optional.empty();
  }

  @Override
  public void discard() throws IOException {
    try {
      lines.close();
    } finally {
      file.discard(); // also if there is no room for its last lines
    }
  }

  @Override
  public boolean isOrdered() {
    return ordered;
  }
}
