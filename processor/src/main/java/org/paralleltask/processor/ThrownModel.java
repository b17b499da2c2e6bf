// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * A class of exceptions that the annotation names.
 *
 * @param isError whether it is an {@link Error} or below
 * @param hidden the classes that it mentions and the generated class cannot name
 */
record ThrownModel(TypeName name, boolean isError, List<String> hidden) {
  ThrownModel {
    hidden = List.copyOf(hidden);
  }
}
