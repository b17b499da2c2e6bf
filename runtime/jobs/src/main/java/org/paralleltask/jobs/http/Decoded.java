// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Content that was compressed on its way, although nobody had asked for that. */
final class Decoded extends FilterInputStream {
  private static final long FREE = 10L << 20;
  private static final int MOST_FOLD = 200;

  private final Body raw;
  private final URI uri;
  private long count;

  private Decoded(InputStream decoder, Body raw, URI uri) {
    super(decoder);
    this.raw = raw;
    this.uri = uri;
  }

  /**
   * @param encoding in lower case; empty for none
   */
  static InputStream of(Body raw, String encoding, URI uri) throws HttpException {
    try {
      return switch (encoding) {
        case "" -> raw;
        case "gzip", "x-gzip" -> new Decoded(new GZIPInputStream(raw, 1 << 14), raw, uri);
        case "deflate" -> new Decoded(new InflaterInputStream(raw), raw, uri);
        default ->
            throw new HttpException(
                "BAD_ENCODING",
                "the content is encoded as \"%s\", though that was not asked for, %s"
                    .formatted(encoding, Urls.shown(uri)));
      };
    } catch (IOException broken) {
      throw asHttp(broken, uri);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int most) throws IOException {
    try {
      int got = super.read(bytes, from, most);
      count += Math.max(0, got);
      requireSane();
      return got;
    } catch (IOException broken) {
      throw asHttp(broken, uri);
    }
  }

  private void requireSane() throws HttpException {
    if (count > FREE && count / MOST_FOLD > raw.count()) {
      throw new HttpException(
          "TOO_LARGE",
          "%d bytes become more than %d when they are unpacked, which looks like an attack, %s"
              .formatted(raw.count(), count, Urls.shown(uri)));
    }
  }

  private static HttpException asHttp(IOException broken, URI uri) {
    if (broken instanceof HttpException known) {
      return known;
    }
    boolean cut = broken instanceof EOFException; // which has no message
    String code = cut ? "SHORT_BODY" : "BAD_ENCODING";
    String why = cut ? "it ends too early" : broken.getMessage();
    String text = "the content cannot be unpacked: " + why + ", " + Urls.shown(uri);
    return broken instanceof ZipException
        ? new HttpException(code, text, broken)
        : new TransientHttpException(code, text, broken);
  }
}
