// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Type;

/**
 * What of a class file counts: not where its lines are, what its variables are called, nor in which
 * order the compiler has put its constants.
 *
 * @param hash a short hash of what it does
 * @param mentions the internal names of the classes that it may use; also texts that may be the
 *     name of a class, for {@code Class.forName}
 */
record ClassFile(String hash, Set<String> mentions) {
  // JVMS 4.4
  private static final int CLASS = 7;
  private static final int STRING = 8;

  private static final int LONGEST_NAME = 200;

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none, or of a Java version that is not known yet
   */
  static ClassFile parse(byte[] bytes) {
    try {
      ClassReader reader = new ClassReader(bytes);
      // A writer of its own makes a new pool of constants, in the order in which they are met.
      ClassWriter writer = new ClassWriter(0);
      reader.accept(writer, ClassReader.SKIP_DEBUG);
      return new ClassFile(ContentHash.shortOf(writer.toByteArray()), mentions(reader));
    } catch (RuntimeException torn) { // of many classes, as the library does not look what it reads
      throw new IllegalArgumentException("no class file that can be understood", torn);
    }
  }

  /** All code names classes by constants, whether it calls, creates, casts, or makes a lambda. */
  private static Set<String> mentions(ClassReader reader) {
    Set<String> names = new LinkedHashSet<>();
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i); // 0 for the second half of a long or double
      int tag = offset == 0 ? 0 : reader.readByte(offset - 1);
      if (tag == CLASS || tag == STRING) {
        String text = Objects.requireNonNull(reader.readUTF8(offset, buffer));
        add(names, tag == CLASS ? element(text) : className(text));
      }
    }
    return names;
  }

  private static void add(Set<String> names, String name) {
    if (!name.isEmpty() && !name.startsWith("java/")) {
      names.add(name);
    }
  }

  /** An array is named by its type. */
  private static String element(String name) {
    if (!name.startsWith("[")) {
      return name;
    }
    Type element = Type.getType(name).getElementType();
    return element.getSort() == Type.OBJECT ? element.getInternalName() : "";
  }

  /** The internal name, if the text has the form of a name in a package; else nothing. */
  private static String className(String text) {
    boolean looksSo =
        text.indexOf('.') > 0
            && text.length() < LONGEST_NAME
            && text.chars().allMatch(c -> c == '.' || isPartOfName(c));
    return looksSo ? text.replace('.', '/') : "";
  }

  private static boolean isPartOfName(int c) {
    return Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }
}
