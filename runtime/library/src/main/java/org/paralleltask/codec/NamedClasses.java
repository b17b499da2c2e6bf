// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** Classes by the names that are read; none is initialized by being found. */
final class NamedClasses {
  private static final int RECENT = 16;

  /** Asking a class loader takes longer than reading the rest of a record. */
  private static final ThreadLocal<@Nullable Recent[]> LAST =
      ThreadLocal.withInitial(() -> new Recent[RECENT]);

  private NamedClasses() {}

  /** What a thread has found before; it keeps neither alive. */
  private record Recent(
      String name, WeakReference<ClassLoader> loader, WeakReference<Class<?>> type) {
    @Nullable Class<?> find(String wanted, @Nullable ClassLoader from) {
      return from != null && name.equals(wanted) && loader.refersTo(from) ? type.get() : null;
    }
  }

  /**
   * A class that the thread's class loader knows, or this library's.
   *
   * @throws CodecException if neither does
   */
  static Class<?> find(String name) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    @Nullable Recent[] recent = LAST.get();
    int at = name.hashCode() & (RECENT - 1);
    Recent last = recent[at];
    Class<?> known = last == null ? null : last.find(name, loader);
    if (known != null) {
      return known;
    }
    Class<?> found = search(name, loader);
    recent[at] = new Recent(name, new WeakReference<>(loader), new WeakReference<>(found));
    return found;
  }

  private static Class<?> search(String name, @Nullable ClassLoader loader) {
    Class<?> found = load(name, loader);
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
