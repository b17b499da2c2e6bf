// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import static java.util.Map.entry;

import java.io.File;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows how texts become items of a type. */
public final class Converters {
  private static final Map<Class<?>, Parser> PARSERS =
      Map.ofEntries(
          entry(String.class, text -> text),
          entry(Boolean.class, Converters::strictBoolean),
          entry(Character.class, Converters::singleCharacter),
          entry(Byte.class, Byte::valueOf),
          entry(Short.class, Short::valueOf),
          entry(Integer.class, Integer::valueOf),
          entry(Long.class, Long::valueOf),
          entry(Float.class, Float::valueOf),
          entry(Double.class, Double::valueOf),
          entry(Number.class, BigDecimal::new),
          entry(Object.class, text -> text),
          entry(CharSequence.class, text -> text),
          entry(BigInteger.class, BigInteger::new),
          entry(BigDecimal.class, BigDecimal::new),
          entry(URI.class, URI::new),
          entry(URL.class, text -> new URI(text).toURL()),
          entry(UUID.class, UUID::fromString),
          entry(Duration.class, Duration::parse),
          entry(LocalDate.class, LocalDate::parse),
          entry(LocalDateTime.class, LocalDateTime::parse),
          entry(Instant.class, Instant::parse));

  private final Path base;

  /** Relative paths start from {@code base}. */
  public Converters(Path base) {
    this.base = base;
  }

  /** How a text becomes a {@code type}; empty if there is no way. */
  public Optional<Converter> of(Class<?> type) {
    return parser(type).map(parser -> text -> convert(text, type, parser));
  }

  private Optional<Parser> parser(Class<?> type) {
    Parser known = PARSERS.get(boxed(type));
    if (known != null) {
      return Optional.of(known);
    }
    if (type == Path.class) {
      return Optional.of(base::resolve);
    }
    if (type == File.class) {
      return Optional.of(text -> base.resolve(text).toFile());
    }
    return composed(type);
  }

  private Optional<Parser> composed(Class<?> type) {
    if (type.isEnum()) {
      return Optional.of(text -> constant(type, text));
    }
    if (type.isArray()) {
      return parser(type.getComponentType()).map(element -> text -> array(type, element, text));
    }
    Optional<Parser> factory = Factories.of(type);
    return factory.isPresent() || !type.isRecord() ? factory : singleComponent(type);
  }

  private Optional<Parser> singleComponent(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    return components.length == 1
        ? parser(components[0].getType())
            .map(
                parser ->
                    text ->
                        Records.construct(
                            type, List.of(Objects.requireNonNull(parser.parse(text)))))
        : Optional.empty();
  }

  private static Object convert(String text, Class<?> type, Parser parser) throws BadItemException {
    try {
      return Objects.requireNonNull(parser.parse(text), "it was made null");
    } catch (BadItemException bad) {
      throw bad;
    } catch (Exception cause) {
      throw new BadItemException(
          "\"%s\" is no %s%s"
              .formatted(Labels.cut(text), type.getSimpleName(), Converters.because(cause)));
    }
  }

  private static String because(Exception cause) {
    String message = cause.getMessage();
    return cause instanceof NumberFormatException || message == null ? "" : ": " + message;
  }

  private static Object strictBoolean(String text) throws BadItemException {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadItemException("\"" + text + "\" is neither true nor false");
    };
  }

  private static Object singleCharacter(String text) throws BadItemException {
    if (text.length() != 1) {
      throw new BadItemException("\"" + text + "\" is not one character");
    }
    return text.charAt(0);
  }

  private static Object constant(Class<?> type, String text) throws BadItemException {
    Object[] constants = type.getEnumConstants();
    return Arrays.stream(constants)
        .filter(constant -> ((Enum<?>) constant).name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new BadItemException(
                    "\"%s\" is none of %s".formatted(text, Arrays.toString(constants))));
  }

  /** The elements stand side by side in the text, with white space between them. */
  private static Object array(Class<?> type, Parser element, String text) throws Exception {
    String[] texts = text.isBlank() ? new String[0] : text.strip().split("\\s+", -1);
    Object array = java.lang.reflect.Array.newInstance(type.getComponentType(), texts.length);
    for (int i = 0; i < texts.length; i++) {
      java.lang.reflect.Array.set(array, i, element.parse(texts[i]));
    }
    return array;
  }

  static Class<?> boxed(Class<?> type) {
    return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
  }

  /** A way from text to object that may throw whatever it likes. */
  @FunctionalInterface
  interface Parser {
    @Nullable Object parse(String text) throws Exception;
  }
}
