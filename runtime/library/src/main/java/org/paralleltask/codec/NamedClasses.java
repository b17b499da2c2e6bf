// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import org.jspecify.annotations.Nullable;

/** Classes by the names that are read; none is initialized by being found. */
final class NamedClasses {
  private NamedClasses() {}

  /**
   * A class that the thread's class loader knows, or this library's.
   *
   * @throws CodecException if neither does
   */
  static Class<?> find(String name) {
    Class<?> found = load(name, Thread.currentThread().getContextClassLoader());
    if (found == null) {
      found = load(name, NamedClasses.class.getClassLoader());
    }
    if (found == null) {
      throw new CodecException("found a value of " + name + ", a class that is not here");
    }
    return found;
  }

  private static @Nullable Class<?> load(String name, @Nullable ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
