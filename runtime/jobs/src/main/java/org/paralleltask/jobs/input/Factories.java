// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds in a class a way to make an object of a text, by the names that Java's own classes use. */
final class Factories {
  private static final List<String> NAMES = List.of("valueOf", "of", "parse", "fromString");

  private Factories() {}

  static Optional<Converters.Parser> of(Class<?> type) {
    return NAMES.stream()
        .flatMap(name -> Arrays.stream(type.getDeclaredMethods()).filter(m -> fits(m, name, type)))
        .findFirst()
        .map(Factories::calling)
        .or(() -> constructor(type));
  }

  private static boolean fits(Method method, String name, Class<?> type) {
    Class<?>[] parameters = method.getParameterTypes();
    return method.getName().equals(name)
        && Modifier.isStatic(method.getModifiers())
        && !Modifier.isPrivate(method.getModifiers())
        && type.isAssignableFrom(method.getReturnType())
        && parameters.length == 1
        && parameters[0].isAssignableFrom(String.class)
        && parameters[0] != Object.class;
  }

  private static Converters.Parser calling(Method method) {
    method.setAccessible(true);
    return text -> unwrapped(() -> method.invoke(null, text));
  }

  private static Optional<Converters.Parser> constructor(Class<?> type) {
    return Arrays.stream(type.getConstructors())
        .filter(c -> Arrays.equals(c.getParameterTypes(), new Class<?>[] {String.class}))
        .filter(c -> !Modifier.isAbstract(type.getModifiers()))
        .findFirst()
        .map(Factories::calling);
  }

  private static Converters.Parser calling(Constructor<?> constructor) {
    constructor.setAccessible(true);
    return text -> unwrapped(() -> constructor.newInstance(text));
  }

  /** Throws what the called code threw, not what reflection makes of it. */
  static @Nullable Object unwrapped(Call call) throws Exception {
    try {
      return call.call();
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() instanceof Exception cause ? cause : thrown;
    }
  }

  /** A call by reflection. */
  @FunctionalInterface
  interface Call {
    @Nullable Object call() throws ReflectiveOperationException;
  }
}
