// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** The bytes of an answer as they come, counted, and timed for the {@link Watch}. */
final class Body extends FilterInputStream {
  private final Exchange exchange;
  private final Faults faults;
  private final URI uri;
  private final long length;
  private long count;
  private boolean broken;

  /**
   * @param length -1 if unknown
   */
  Body(InputStream in, Exchange exchange, Faults faults, URI uri, long length) {
    super(in);
    this.exchange = exchange;
    this.faults = faults;
    this.uri = uri;
    this.length = length;
  }

  long count() {
    return count;
  }

  boolean isWorthReadingAway(int most) {
    return !broken && length >= 0 && length - count <= most;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int most) throws IOException {
    exchange.startReading();
    int got = 0;
    try {
      got = super.read(bytes, from, most);
    } catch (IOException thrown) {
      broken = true;
      throw faults.inBody(thrown, exchange, uri, count, length);
    } finally {
      exchange.read(got);
    }
    count += Math.max(0, got);
    return got;
  }

  @Override
  public long skip(long most) throws IOException {
    byte[] away = new byte[(int) Math.min(8192, Math.max(0, most))];
    return Math.max(0, read(away, 0, away.length));
  }

  @Override
  public void close() {
    // the answer is closed, not its content
  }
}
