// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.child;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import org.paralleltask.WorkerAction;
import org.paralleltask.codec.Decoder;

/**
 * Code that the parent sends. It started this process, on this class path: there is nothing that it
 * could not run here anyway, so nothing is filtered.
 */
final class Serialized {
  private Serialized() {}

  static WorkerAction action(Decoder in) throws IOException, ClassNotFoundException {
    return (WorkerAction) object(in);
  }

  static Object object(Decoder in) throws IOException, ClassNotFoundException {
    byte[] bytes = in.readBytes(in.readCount(1));
    try (ObjectInputStream objects = new Loading(bytes)) {
      return objects.readObject();
    }
  }

  /** Finds the classes of the program, not those that this library sees. */
  private static final class Loading extends ObjectInputStream {
    Loading(byte[] bytes) throws IOException {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(type.getName(), false, Thread.currentThread().getContextClassLoader());
      } catch (ClassNotFoundException e) {
        return super.resolveClass(type); // primitives
      }
    }
  }
}
