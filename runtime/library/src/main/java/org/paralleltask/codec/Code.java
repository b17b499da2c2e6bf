// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Functions that travel to a worker process.
 *
 * <p>A lambda that captures nothing is written as the names that its {@link SerializedLambda} is
 * made of, and made again from them; everything else as {@link ObjectOutputStream} writes it. The
 * result is the same, but in a JVM that has just started object streams take longer to load than
 * all the rest that an item needs.
 */
public final class Code {
  private static final int NAMES = 1;
  private static final int OBJECT = 2;

  private Code() {}

  /**
   * Writes a function.
   *
   * @throws CodecException if it is not serializable; the message is the reason alone
   */
  public static void write(Encoder out, Object function) {
    SerializedLambda names = names(function);
    if (names != null) {
      out.writeByte(NAMES);
      write(out, names);
    } else {
      byte[] bytes = Streams.serialized(function);
      out.writeByte(OBJECT);
      out.writeInt(bytes.length);
      out.writeBytes(bytes, 0, bytes.length);
    }
  }

  /** Whether it was written by an object stream, given its first byte. */
  public static boolean needsStreams(int first) {
    return first == OBJECT;
  }

  /** Loads what reads an object stream, so that no item has to wait for it. */
  public static void prepareStreams() throws IOException, ClassNotFoundException {
    Streams.object(Streams.EMPTY_TEXT);
  }

  /** What a lambda consists of that captures nothing; null if it is none, or hides it. */
  private static @Nullable SerializedLambda names(Object function) {
    if (!function.getClass().isHidden()) {
      return null;
    }
    try {
      Method replacing = function.getClass().getDeclaredMethod("writeReplace");
      replacing.setAccessible(true);
      return replacing.invoke(function) instanceof SerializedLambda names
              && names.getCapturedArgCount() == 0
          ? names
          : null;
    } catch (ReflectiveOperationException | RuntimeException hidden) {
      return null; // in a module that is not open, say
    }
  }

  private static void write(Encoder out, SerializedLambda names) {
    out.writeString(names.getCapturingClass().replace('/', '.'));
    out.writeString(names.getFunctionalInterfaceClass());
    out.writeString(names.getFunctionalInterfaceMethodName());
    out.writeString(names.getFunctionalInterfaceMethodSignature());
    out.writeByte(names.getImplMethodKind());
    out.writeString(names.getImplClass());
    out.writeString(names.getImplMethodName());
    out.writeString(names.getImplMethodSignature());
    out.writeString(names.getInstantiatedMethodType());
  }

  /**
   * Reads a function. The parent has started this process, on its own class path: there is nothing
   * that it could not run here anyway, so nothing is filtered.
   */
  public static Object read(Decoder in)
      throws IOException, ReflectiveOperationException, CodecException {
    int form = in.readByte();
    if (form == NAMES) {
      return named(in);
    }
    byte[] bytes = in.readBytes(in.readCount(1));
    return Streams.object(bytes);
  }

  // As SerializedLambda does it when an object stream has read one.
  private static Object named(Decoder in) throws ReflectiveOperationException {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Class<?> capturing = Class.forName(in.readString(), true, loader);
    SerializedLambda names =
        new SerializedLambda(
            capturing,
            in.readString(),
            in.readString(),
            in.readString(),
            in.readByte(),
            in.readString(),
            in.readString(),
            in.readString(),
            in.readString(),
            new Object[0]);
    Method maker = capturing.getDeclaredMethod("$deserializeLambda$", SerializedLambda.class);
    maker.setAccessible(true);
    try {
      return maker.invoke(null, names);
    } catch (InvocationTargetException e) {
      throw new CodecException("a lambda of " + capturing.getName() + " is not there", e);
    }
  }

  /** Apart, so that their classes are loaded only when they are used. */
  private static final class Streams {
    static final byte[] EMPTY_TEXT = {(byte) 0xac, (byte) 0xed, 0, 5, 't', 0, 0};

    static byte[] serialized(Object function) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
        objects.writeObject(function);
      } catch (IOException | RuntimeException e) {
        throw new CodecException(e.toString(), e);
      }
      return bytes.toByteArray();
    }

    static Object object(byte[] bytes) throws IOException, ClassNotFoundException {
      try (ObjectInputStream objects = new Loading(bytes)) {
        return objects.readObject();
      }
    }
  }

  /** Finds the classes of the program, not those that this library sees. */
  private static final class Loading extends ObjectInputStream {
    Loading(byte[] bytes) throws IOException {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(type.getName(), false, Thread.currentThread().getContextClassLoader());
      } catch (ClassNotFoundException e) {
        return super.resolveClass(type); // primitives
      }
    }
  }
}
