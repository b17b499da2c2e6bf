// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * A codec that is generated: of a record, part after part, or of a sealed type, of which a value is
 * one of the parts.
 *
 * @param type what it writes and reads
 * @param isSealed whether a value is one of the parts, and not all of them
 */
record CodecClassModel(TypeName type, boolean isSealed, List<Part> parts) {
  /**
   * A component of a record, or a permitted subtype of a sealed type.
   *
   * @param name of the component, or of the class
   */
  record Part(String name, TypeName type, CodecModel codec) {}

  CodecClassModel {
    parts = List.copyOf(parts);
  }
}
