// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One item a line; empty lines and lines that begin with {@code #} are none. */
final class TextItems extends FileItems {
  private final LineReader lines;
  private final Converter converter;

  TextItems(LineReader lines, Converter converter) {
    super(lines);
    this.lines = lines;
    this.converter = converter;
  }

  @Override
  @Nullable Candidate read() throws IOException {
    Line line = lines.next();
    while (line != null && isNone(line)) {
      line = lines.next();
    }
    return line == null ? null : candidate(line);
  }

  private static boolean isNone(Line line) {
    String text = line.text().strip();
    return line.problem() == null && (text.isEmpty() || text.startsWith("#"));
  }

  private Candidate candidate(Line line) {
    String problem = line.problem();
    return problem == null
        ? Candidate.of(line.place(), line.text().strip(), converter)
        : Candidate.bad(line.place(), line.text().strip(), problem);
  }
}
