// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.TypeName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Items as text, where the parameter of the task is a number. */
final class NumericText {
  private static final Pattern RANGE = Pattern.compile("(.*)\\.\\.(.*)");
  private static final Map<String, Function<String, Number>> PARSERS =
      Map.of(
          "java.lang.Byte", Byte::valueOf,
          "java.lang.Short", Short::valueOf,
          "java.lang.Integer", Integer::valueOf,
          "java.lang.Long", Long::valueOf,
          "java.lang.Float", Float::valueOf,
          "java.lang.Double", Double::valueOf,
          "java.math.BigInteger", BigInteger::new,
          "java.math.BigDecimal", BigDecimal::new);

  private NumericText() {}

  /** Whether the type is one of numbers. */
  static boolean isNumeric(TypeName type) {
    return PARSERS.containsKey(type.box().toString());
  }

  /** Whether the text, which is the only item, is meant as a range. */
  static boolean isRange(String text) {
    return RANGE.matcher(text).matches();
  }

  /** Whether both ends of the range are whole numbers that the type can hold. */
  static boolean isGoodRange(String text, TypeName type) {
    Matcher range = RANGE.matcher(text);
    return range.matches() && isGoodEnd(range.group(1), type) && isGoodEnd(range.group(2), type);
  }

  private static boolean isGoodEnd(String text, TypeName type) {
    return text.strip().matches("-?\\d+") && isGood(text, type);
  }

  /** Whether the text is a number that the type can hold. */
  static boolean isGood(String text, TypeName type) {
    Function<String, Number> parser = PARSERS.get(type.box().toString());
    if (parser == null) {
      return false;
    }
    try {
      return Double.isFinite(parser.apply(text.strip()).doubleValue())
          || type.box().toString().startsWith("java.math.");
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
