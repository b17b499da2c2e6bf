// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Encoder;

/** Writes code for a worker process: a lambda, with what it captures. */
final class Serializer {
  private Serializer() {}

  static void write(Encoder out, Object code, String what) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeObject(code);
      objects.flush();
      out.writeInt(bytes.size());
      out.writeBytes(bytes.toByteArray(), 0, bytes.size());
    } catch (IOException | RuntimeException e) {
      throw new CodecException(
          what
              + " cannot be sent to a worker process: "
              + e
              + ". Let its lambda capture nothing that is not serializable.",
          e);
    }
  }
}
