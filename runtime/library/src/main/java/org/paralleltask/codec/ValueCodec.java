// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

/** Of a type of the JDK, whose complaints about what is read are no fault of the user's. */
abstract class ValueCodec<T> extends ReferenceCodec<T> {
  /** Reads a value; what it throws means that the bytes are wrong. */
  abstract T parse(Decoder in) throws Exception;

  @Override
  final T readValue(Decoder in) {
    try {
      return parse(in);
    } catch (CodecException e) {
      throw e;
    } catch (Exception e) {
      throw new CodecException("found a value that cannot be: " + e, e);
    }
  }
}
