// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.NameAllocator;

/**
 * Names of one scope, each given once. JavaPoet's allocator draws a random identifier for each name
 * that is not told apart otherwise, and the first of those starts the JVM's security providers:
 * more than all else that the names take.
 */
final class Names {
  private final NameAllocator allocator = new NameAllocator();

  /** A scope in which these names are taken. */
  static Names without(Iterable<String> taken) {
    Names names = new Names();
    taken.forEach(names::take);
    return names;
  }

  /** The name, or one like it if it is taken or a word of the language. */
  String take(String name) {
    return allocator.newName(name, new Object());
  }
}
