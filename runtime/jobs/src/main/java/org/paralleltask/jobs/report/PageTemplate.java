// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** A page with gaps, such as <code>{{tiles}}</code>, each of which is filled by a part. */
final class PageTemplate {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  private final Map<String, Part> parts;

  /** A part of a page. */
  interface Part {
    void write(OutputStream out) throws IOException;

    /** One that is known. */
    static Part of(String html) {
      return out -> out.write(html.getBytes(StandardCharsets.UTF_8));
    }
  }

  PageTemplate(Map<String, Part> parts) {
    this.parts = parts;
  }

  /** Writes the page. What is in a part is not looked at: it may have gaps of its own. */
  void write(String template, OutputStream out) throws IOException {
    int at = 0;
    for (int gap = template.indexOf(OPEN); gap >= 0; gap = template.indexOf(OPEN, at)) {
      out.write(template.substring(at, gap).getBytes(StandardCharsets.UTF_8));
      int end = template.indexOf(CLOSE, gap);
      String name = template.substring(gap + OPEN.length(), end);
      Objects.requireNonNull(parts.get(name), name).write(out);
      at = end + CLOSE.length();
    }
    out.write(template.substring(at).getBytes(StandardCharsets.UTF_8));
  }

  /** A file that lies beside this class. */
  static String resource(String name) throws IOException {
    try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("parallel-jobs is not complete: it lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
