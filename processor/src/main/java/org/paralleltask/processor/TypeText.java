// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.TypeName;
import java.util.regex.Pattern;

/** Types as people write them. */
final class TypeText {
  private static final Pattern PACKAGE =
      Pattern.compile("\\b(?:\\p{Ll}[\\p{Ll}\\d_]*\\.)+(?=\\p{Lu})");

  private TypeText() {}

  /** The type without packages: {@code List<String>}, {@code Map.Entry<String, Long>}. */
  static String of(TypeName type) {
    return of(type.toString());
  }

  /** The same, of a type's full name. */
  static String of(String type) {
    return type.indexOf('.') < 0 ? type : PACKAGE.matcher(type).replaceAll("");
  }
}
