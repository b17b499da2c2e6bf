// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Of collections: how many elements, then each. */
abstract class ElementsCodec<E extends @Nullable Object, C> extends ReferenceCodec<C> {
  private final Codec<E> element;

  ElementsCodec(Codec<E> element) {
    this.element = element;
  }

  /** Writes a copy, so that the number is right even if another thread adds meanwhile. */
  @SuppressWarnings("unchecked") // an array of objects takes any element
  final void writeElements(Encoder out, Collection<? extends E> elements) throws Exception {
    writeElements(out, (E[]) elements.toArray());
  }

  final void writeElements(Encoder out, E[] elements) throws Exception {
    out.enter();
    out.writeSize(elements.length);
    int at = 0;
    try {
      for (; at < elements.length; at++) {
        element.write(out, elements[at]);
      }
    } catch (CodecException e) {
      throw e.within("[" + at + "]");
    }
    out.leave();
  }

  final <T extends Collection<E>> T readElements(Decoder in, int count, T target) throws Exception {
    in.enter();
    int at = 0;
    try {
      for (; at < count; at++) {
        target.add(element.read(in));
      }
    } catch (CodecException e) {
      throw e.within("[" + at + "]");
    }
    in.leave();
    return target;
  }

  final E[] readElements(Decoder in, E[] target) throws Exception {
    in.enter();
    int at = 0;
    try {
      for (; at < target.length; at++) {
        target[at] = element.read(in);
      }
    } catch (ArrayStoreException e) {
      throw new CodecException("found an element of another type", e).within("[" + at + "]");
    } catch (CodecException e) {
      throw e.within("[" + at + "]");
    }
    in.leave();
    return target;
  }
}
