// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import org.paralleltask.sync.Shared;

/** Of objects that processes share: says which one it is. */
final class SharedCodec<T extends Shared> extends ReferenceCodec<T> {
  private final Class<? super T> type;

  SharedCodec(Class<? super T> type) {
    this.type = type;
  }

  @Override
  void writeValue(Encoder out, T value) {
    value.write(out);
  }

  @Override
  @SuppressWarnings("unchecked") // its type arguments are those of the object that was sent
  T readValue(Decoder in) {
    Shared read = Shared.read(in);
    if (!type.isInstance(read)) {
      throw new CodecException("found " + read + " where a " + type.getSimpleName() + " was sent");
    }
    return (T) read;
  }
}
