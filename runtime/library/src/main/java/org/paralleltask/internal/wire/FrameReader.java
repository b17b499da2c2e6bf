// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Decoder;

/** Reads frames. Of one thread at a time. */
public final class FrameReader {
  /** The type, and the length before it. */
  static final int HEADER = 5;

  // A read of more than 8 KB makes the JDK allocate that much once more.
  private static final int PIECE = 8192;

  /** The longest frame of a stream that may be anything. */
  private static final int LONGEST_OF_STRANGERS = 1 << 16;

  /** What is kept of a frame that is too large: much more than comes before its last value. */
  private static final int KEPT = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[PIECE];
  private int longest = Integer.MAX_VALUE;
  private boolean cutting;
  private int from;
  private int to;

  /** Reads from a pipe. */
  public FrameReader(InputStream in) {
    this.in = in;
  }

  /**
   * Refuses long frames until {@link #trust}: what is no frame may look like the beginning of a
   * very long one, whose end would be awaited for ever.
   */
  public FrameReader ofStranger() {
    longest = LONGEST_OF_STRANGERS;
    return this;
  }

  /** Gives the beginning of a frame that there is no memory for, and passes over its rest. */
  public FrameReader cutting() {
    cutting = true;
    return this;
  }

  /** It has shown that frames come out of it. */
  public void trust() {
    longest = Integer.MAX_VALUE;
  }

  /**
   * The next frame; waits for it. Null at the end of the stream.
   *
   * @throws EOFException if the stream ends within a frame
   * @throws IOException if it cannot be read, or has no frame
   */
  public @Nullable Frame read() throws IOException {
    if (!fill(HEADER)) {
      return null;
    }
    Decoder header = new Decoder(buffer, from, to);
    int length = header.readInt();
    int type = header.readByte();
    if (length < 0 || length > longest || type < Frame.HELLO || type > Frame.REPLY) {
      throw new IOException("found no frame, but type " + type + " and length " + length);
    }
    from += HEADER;
    byte[] content = content(length);
    return new Frame(type, content, length - content.length);
  }

  /** Whether something can be read without waiting. */
  public boolean isReady() throws IOException {
    return to - from >= HEADER || in.available() > 0;
  }

  /** The next frame, if it has this type and is not longer; else null, and it is not read. */
  public @Nullable Frame readIf(int type, int longest) throws IOException {
    if (!fill(HEADER)) {
      return null;
    }
    Decoder header = new Decoder(buffer, from, to);
    return header.readInt() <= longest && header.readByte() == type ? read() : null;
  }

  // Grows with what really comes, so that a wrong length costs no memory.
  private byte[] content(int length) throws IOException {
    byte[] content = new byte[Math.min(length, 1 << 20)];
    int filled = Math.min(to - from, content.length);
    System.arraycopy(buffer, from, content, 0, filled);
    from += filled;
    while (filled < length) {
      if (filled == content.length) {
        byte[] larger = larger(content, length);
        if (larger == null) {
          passOver(length - filled);
          return Arrays.copyOf(content, KEPT);
        }
        content = larger;
      }
      int read = in.read(content, filled, Math.min(PIECE, content.length - filled));
      if (read < 0) {
        throw new EOFException("the stream ends within a frame");
      }
      filled += read;
    }
    return content;
  }

  // Null if there is no memory for it, and the frame is to be cut.
  private byte @Nullable [] larger(byte[] content, int length) {
    try {
      return Arrays.copyOf(content, (int) Math.min(length, 2L * content.length));
    } catch (OutOfMemoryError none) {
      if (cutting) {
        return null;
      }
      throw none;
    }
  }

  // The buffer is empty: what it had is in the content.
  private void passOver(int bytes) throws IOException {
    for (int left = bytes; left > 0; ) {
      int read = in.read(buffer, 0, Math.min(left, PIECE));
      if (read < 0) {
        throw new EOFException("the stream ends within a frame");
      }
      left -= read;
    }
  }

  private boolean fill(int needed) throws IOException {
    if (to - from >= needed) {
      return true;
    }
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    while (to < needed) {
      int read = in.read(buffer, to, buffer.length - to);
      if (read < 0) {
        if (to > 0) {
          throw new EOFException("the stream ends within a frame");
        }
        return false;
      }
      to += read;
    }
    return true;
  }

  /** Whether a whole frame, or its beginning, is there without waiting. */
  public boolean hasBuffered() {
    return to > from;
  }
}
