// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Codec;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/** Results as texts in the journal, and back. Used by several threads. */
final class StoredResults {
  private static final int LARGEST = 64 << 10;

  private final Codec<Object> codec;

  /**
   * @param codec as results come from worker processes
   */
  @SuppressWarnings("unchecked") // the task's own results are all that is given to it
  StoredResults(Codec<?> codec) {
    this.codec = (Codec<Object>) codec;
  }

  /** The text; null if the result is too large, or cannot be written at all. */
  @Nullable String text(@Nullable Object result) {
    return bytes(result)
        .filter(bytes -> bytes.length <= LARGEST)
        .map(bytes -> new String(Base64.getEncoder().encode(bytes), StandardCharsets.ISO_8859_1))
        .orElse(null);
  }

  /** As it is written, however large it is; empty if it cannot be written at all. */
  Optional<byte[]> bytes(@Nullable Object result) {
    Encoder out = new Encoder();
    try {
      write(out, result);
      return Optional.of(Arrays.copyOf(out.bytes(), out.size()));
    } catch (Exception | StackOverflowError | OutOfMemoryError unwritable) {
      return Optional.empty();
    }
  }

  @SuppressWarnings("NullAway") // codecs of references write null too
  private void write(Encoder out, @Nullable Object result) throws Exception {
    codec.write(out, result);
  }

  /**
   * The result.
   *
   * @throws CodecException if the text is not what this task's results are written as
   * @throws Exception what the result's own code throws
   */
  @Nullable Object result(String text) throws Exception {
    byte[] bytes = Base64.getDecoder().decode(text);
    return codec.read(new Decoder(bytes, 0, bytes.length));
  }
}
