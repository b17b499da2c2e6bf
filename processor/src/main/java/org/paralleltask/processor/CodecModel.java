// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.TypeName;
import java.util.List;

/** How the values of a type travel to worker processes and back, or why they cannot. */
sealed interface CodecModel {
  /**
   * A codec of the runtime, such as {@code Codecs.<String>lists(Codecs.strings())}.
   *
   * @param factory the method of {@code Codecs} that gives it
   * @param typeArguments those of the method where they are written out, since finding them takes
   *     the compiler longer than all else in the call; empty where it has to find them
   * @param classes the class literals that the method is called with, which come first
   * @param elements the codecs that the method is called with
   */
  record Ready(
      String factory,
      List<TypeName> typeArguments,
      List<TypeName> classes,
      List<CodecModel> elements)
      implements CodecModel {
    public Ready {
      typeArguments = List.copyOf(typeArguments);
      classes = List.copyOf(classes);
      elements = List.copyOf(elements);
    }
  }

  /** The codec that is generated for a type. */
  record Generated(TypeName type) implements CodecModel {}

  /**
   * No codec, since a value cannot travel.
   *
   * @param path how to get from the value to what cannot travel, such as {@code .connection}; empty
   *     if it is the value itself
   * @param type what cannot travel, as written in source
   */
  record Missing(String path, TypeName type, Obstacle obstacle) implements CodecModel {}

  /** Why values of a type cannot travel. */
  enum Obstacle {
    /** It stands for something that is open in this process. */
    OPEN,
    /** Its elements come into being as they are asked for. */
    LAZY,
    /** It is code. */
    CODE,
    /** It tells nothing of the class of the values. */
    ABSTRACT,
    /** It is a class that is neither a record nor serializable. */
    PLAIN,
    /** It is part of a class that is sent in serialized form, and is not serializable. */
    FIELD,
    /** It is a class that generated code cannot name. */
    HIDDEN,
    /** It is a class that is not there to be looked at. */
    UNKNOWN
  }

  /** A codec of the runtime that is made of nothing. */
  static CodecModel ready(String factory) {
    return new Ready(factory, List.of(), List.of(), List.of());
  }
}
