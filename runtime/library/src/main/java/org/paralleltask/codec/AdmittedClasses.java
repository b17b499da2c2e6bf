// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.paralleltask.sync.Shared;

/** The classes that a value of one class may consist of: those that its fields declare. */
final class AdmittedClasses {
  private static final Set<String> PACKAGES =
      Set.of(
          "java.math",
          "java.time",
          "java.time.chrono",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "java.util.regex");

  private static final Set<String> OTHERS =
      Set.of(
          "java.io.File",
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Double",
          "java.lang.Enum",
          "java.lang.Float",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Number",
          "java.lang.Object",
          "java.lang.Record",
          "java.lang.Short",
          "java.lang.String",
          "java.lang.StringBuffer",
          "java.lang.StringBuilder",
          "java.net.URI");

  private final Set<Class<?>> admitted = new HashSet<>();
  private final Deque<Class<?>> pending = new ArrayDeque<>();

  AdmittedClasses(Class<?> type, Class<?>... more) {
    admit(type);
    for (Class<?> each : more) {
      admit(each);
    }
    while (!pending.isEmpty()) {
      explore(pending.remove());
    }
  }

  /** Whether values of a class may be written and read; of arrays, whether their elements may. */
  boolean contains(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element.isPrimitive()
        || (element.isInterface() && type.isArray())
        || isHarmless(element)
        || admitted.contains(element);
  }

  // None of these acts when it is read, but for the orders and keys that it holds, which must be
  // admitted themselves. URL is not among them: a map of URLs asks the network for its hash codes.
  private static boolean isHarmless(Class<?> type) {
    return type.getClassLoader() == null
        && (PACKAGES.contains(type.getPackageName()) || OTHERS.contains(type.getName()));
  }

  private void admit(@Nullable Type type) {
    if (type instanceof Class<?> plain) {
      admitClass(plain);
    } else if (type instanceof ParameterizedType generic) {
      admit(generic.getRawType());
      admitAll(generic.getActualTypeArguments());
    } else if (type instanceof GenericArrayType array) {
      admit(array.getGenericComponentType());
    } else if (type instanceof WildcardType wildcard) {
      admitAll(wildcard.getUpperBounds());
      admitAll(wildcard.getLowerBounds());
    } else if (type instanceof TypeVariable<?> variable) {
      // A bound that names its variable ends here: its class is known by then.
      admitAll(rawBounds(variable));
    }
  }

  private static Type[] rawBounds(TypeVariable<?> variable) {
    Type[] bounds = variable.getBounds();
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = bounds[i] instanceof ParameterizedType generic ? generic.getRawType() : bounds[i];
    }
    return bounds;
  }

  private void admitAll(Type[] types) {
    for (Type type : types) {
      admit(type);
    }
  }

  private void admitClass(Class<?> type) {
    if (type.isArray()) {
      admitClass(type.getComponentType());
    } else if (!type.isPrimitive() && admitted.add(type)) {
      pending.add(type);
    }
  }

  private void explore(Class<?> type) {
    admit(type.getGenericSuperclass());
    if (type.isSealed()) {
      admitAll(type.getPermittedSubclasses());
    }
    if (type == Shared.class) {
      admitAll(type.getDeclaredClasses()); // what is written in its place
    }
    if (type.getClassLoader() == null) {
      return; // what the JDK's own fields declare is its own affair
    }
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
        admit(field.getGenericType());
      }
    }
  }
}
