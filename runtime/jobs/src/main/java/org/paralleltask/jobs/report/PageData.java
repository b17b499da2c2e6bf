// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import static org.paralleltask.jobs.journal.JsonLines.ascii;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The element of the page with its data: readable in the page's source if it is small, else packed
 * as it comes, so that it is never in memory as a whole.
 */
final class PageData extends OutputStream {
  private static final int MOST_PLAIN = 200_000;
  private static final int BUFFER = 1 << 16;

  private final OutputStream page;
  private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
  private @Nullable OutputStream packed;

  /** Goes to the page, which is left open. */
  PageData(OutputStream page) {
    this.page = page;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (packed == null && plain.size() + length > MOST_PLAIN) {
      page.write(ascii("<script id=\"data\" type=\"text/plain\" data-encoding=\"gzip\">"));
      packed = new GZIPOutputStream(Base64.getEncoder().wrap(open(page)), BUFFER);
      plain.writeTo(packed);
    }
    (packed == null ? plain : packed).write(bytes, offset, length);
  }

  /** Can be closed without its end. */
  private static OutputStream open(OutputStream page) {
    return new FilterOutputStream(page) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        out.flush();
      }
    };
  }

  /** Ends the element. */
  @Override
  public void close() throws IOException {
    if (packed == null) {
      page.write(ascii("<script id=\"data\" type=\"application/json\">"));
      plain.writeTo(page);
    } else {
      packed.close();
    }
    page.write(ascii("</script>"));
  }
}
