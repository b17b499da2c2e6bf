// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Of the records of one class, which may be private: each component, without its name. */
final class RecordCodec {
  private final MethodHandle constructor;
  private final Component[] components;

  private RecordCodec(MethodHandle constructor, Component[] components) {
    this.constructor = constructor;
    this.components = components;
  }

  /**
   * Looks at a class.
   *
   * @throws CodecException if it is in a module that does not let this library in
   */
  static RecordCodec of(Class<?> type) {
    try {
      RecordComponent[] declared = type.getRecordComponents();
      Component[] components = new Component[declared.length];
      for (int i = 0; i < declared.length; i++) {
        components[i] = Component.of(declared[i]);
      }
      return new RecordCodec(constructor(type, declared), components);
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      throw new CodecException(
          "a value of " + type.getName() + " cannot travel to a worker process",
          ": let its module say \"opens " + type.getPackageName() + " to org.paralleltask;\"",
          e);
    }
  }

  private static MethodHandle constructor(Class<?> type, RecordComponent[] components)
      throws ReflectiveOperationException {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<?> canonical = type.getDeclaredConstructor(types);
    canonical.setAccessible(true);
    return MethodHandles.lookup()
        .unreflectConstructor(canonical)
        .asSpreader(Object[].class, types.length)
        .asType(methodType(Record.class, Object[].class));
  }

  void write(Encoder out, Record value) throws Exception {
    int at = 0;
    try {
      for (; at < components.length; at++) {
        components[at].write(out, value);
      }
    } catch (CodecException e) {
      throw e.within("." + components[at].name);
    }
  }

  Record read(Decoder in) throws Exception {
    @Nullable Object[] values = new Object[components.length];
    int at = 0;
    try {
      for (; at < values.length; at++) {
        values[at] = components[at].read(in);
      }
    } catch (CodecException e) {
      throw e.within("." + components[at].name);
    }
    try {
      return (Record) constructor.invokeExact(values);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  private static Exception rethrown(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (Exception) thrown;
  }

  /** One value of a record. */
  private static final class Component {
    final String name;
    private final Class<?> type;
    private final MethodHandle getter;

    /** Of a primitive component, which is never null; of a type that needs no tag; or null. */
    private final @Nullable ReferenceCodec<Object> exact;

    private Component(
        String name, Class<?> type, MethodHandle getter, @Nullable ReferenceCodec<Object> exact) {
      this.name = name;
      this.type = type;
      this.getter = getter;
      this.exact = exact;
    }

    @SuppressWarnings("unchecked") // it gets values of the component
    static Component of(RecordComponent component) throws IllegalAccessException {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      MethodHandle getter =
          MethodHandles.lookup().unreflect(accessor).asType(methodType(Object.class, Record.class));
      Class<?> type = component.getType();
      Kind kind = Kind.of(methodType(type).wrap().returnType());
      ReferenceCodec<?> exact =
          kind != null && kind.isExact() ? (ReferenceCodec<?>) kind.codec() : null;
      return new Component(component.getName(), type, getter, (ReferenceCodec<Object>) exact);
    }

    void write(Encoder out, Record value) throws Exception {
      Object part = get(value);
      if (exact == null) {
        Codecs.any().write(out, part);
      } else if (type.isPrimitive()) {
        exact.writeValue(out, part);
      } else {
        exact.write(out, part);
      }
    }

    private Object get(Record value) throws Exception {
      try {
        return (Object) getter.invokeExact(value);
      } catch (Throwable e) {
        throw rethrown(e);
      }
    }

    @Nullable Object read(Decoder in) throws Exception {
      if (exact != null) {
        return type.isPrimitive() ? exact.readValue(in) : exact.read(in);
      }
      Object part = Codecs.any().read(in);
      if (part != null && !type.isInstance(part)) {
        throw new CodecException(
            "found a value of "
                + part.getClass().getName()
                + " where "
                + type.getName()
                + " is expected",
            ": declare an interface such as java.util.List, as other collections do not travel");
      }
      return part;
    }
  }
}
