// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Tells where bytes are no text. */
final class Utf8 {
  private Utf8() {}

  /** The index of the first byte that is not of a UTF-8 character; {@code to} if all are. */
  static int firstMalformed(byte[] bytes, int from, int to) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    // What cannot be decoded stays where it is, and a character never has more chars than bytes.
    boolean whole = !decoder.decode(in, CharBuffer.allocate(to - from), true).isError();
    return whole ? to : in.position();
  }
}
