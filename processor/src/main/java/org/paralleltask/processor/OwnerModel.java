// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class with tasks.
 *
 * @param binaryName as {@code Class.getName} gives it
 * @param typeParameters how many the class declares
 * @param isPublic whether the class and all classes around it are
 * @param privateType the simple name of the class or a class around it that is private
 * @param construction whether a worker can make an instance of its own
 * @param methods the names of all methods, for suggestions
 * @param suppressed the warnings that calling the tasks would cause, such as "deprecation"
 * @param seesGenerated whether {@code javax.annotation.processing.Generated} can be used there
 * @param codecs those that tasks may need generated, by the type that they write and read
 */
record OwnerModel(
    ClassName type,
    String binaryName,
    int typeParameters,
    boolean isPublic,
    boolean isLocal,
    @Nullable String privateType,
    Construction construction,
    List<String> methods,
    Set<String> suppressed,
    boolean seesGenerated,
    List<TaskModel> tasks,
    Map<TypeName, CodecClassModel> codecs) {

  /** Whether a worker can make an instance of the class, or else why not. */
  enum Construction {
    POSSIBLE,
    INNER,
    ABSTRACT,
    ENUM,
    NO_CONSTRUCTOR,
    UNTHROWABLE
  }

  OwnerModel {
    methods = List.copyOf(methods);
    tasks = List.copyOf(tasks);
    codecs = Map.copyOf(codecs);
  }

  /** The generated class: {@code Outer.Inner} gives {@code Outer_InnerTasks}. */
  ClassName wiring() {
    return ClassName.get(type.packageName(), String.join("_", type.simpleNames()) + "Tasks");
  }

  /** The class as messages name it. */
  String displayName() {
    return String.join(".", type.simpleNames());
  }
}
