// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * A type in the signature of a task.
 *
 * @param name as written in source, without annotations
 * @param binaryName of the boxed type, as {@code Class.getName} gives it
 * @param isPublic whether every class can name the type
 * @param variables the type variables that it mentions
 * @param raw the generic classes that it mentions without arguments
 * @param hidden the classes that it mentions and the generated class cannot name
 * @param codec how its values get to worker processes
 */
record TypeModel(
    TypeName name,
    String binaryName,
    boolean isPublic,
    List<String> variables,
    List<String> raw,
    List<String> hidden,
    CodecModel codec) {
  TypeModel {
    variables = List.copyOf(variables);
    raw = List.copyOf(raw);
    hidden = List.copyOf(hidden);
  }

  /** The type as an argument of {@code Task}. */
  TypeName boxed() {
    return name.box();
  }

  /** Whether its values get to worker processes and back. */
  boolean travels() {
    return !(codec instanceof CodecModel.Missing);
  }
}
