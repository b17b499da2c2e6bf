// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import org.jspecify.annotations.Nullable;

/** Of one serializable class, as the JDK writes it; nothing but what belongs to it is read back. */
final class SerializableCodec<T> extends ReferenceCodec<T> {
  private static final int DEEPEST = 32;
  private static final long MOST_REFERENCES = 10_000_000;

  private final Class<? super T> type;
  private final AdmittedClasses admitted;

  static <T> Codec<T> codec(Class<? super T> type, Class<?>... alsoAllowed) {
    return new SerializableCodec<>(type, alsoAllowed);
  }

  SerializableCodec(Class<? super T> type, Class<?>... alsoAllowed) {
    this.type = type;
    this.admitted = new AdmittedClasses(type, alsoAllowed);
  }

  @Override
  void writeValue(Encoder out, T value) {
    byte[] bytes = serialized(value);
    out.writeSize(bytes.length);
    out.writeBytes(bytes, 0, bytes.length);
  }

  private byte[] serialized(T value) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AdmittedOutput out = new AdmittedOutput(bytes)) {
      out.writeObject(value);
      out.flush();
      out.throwRefusal();
      return bytes.toByteArray();
    } catch (NotSerializableException e) {
      throw new CodecException(
          "a value of " + type.getName() + " cannot travel to a worker process",
          ": it holds a value of " + e.getMessage() + ", which is not Serializable",
          e);
    } catch (IOException e) {
      throw new CodecException(
          "a value of " + type.getName() + " cannot travel to a worker process", ": " + e, e);
    } catch (StackOverflowError e) {
      throw tooDeep(e);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // of what the class is made with, the bytes know no more
  T readValue(Decoder in) {
    byte[] bytes = in.readBytes(in.readSize(1));
    Filter filter = new Filter(bytes.length);
    try (ObjectInputStream stream = new NamedInput(new ByteArrayInputStream(bytes))) {
      stream.setObjectInputFilter(filter);
      return (T) type.cast(stream.readObject());
    } catch (CodecException e) {
      throw e;
    } catch (Exception | LinkageError e) {
      throw filter.refusal == null ? unreadable(e) : filter.refusal;
    } catch (StackOverflowError e) {
      throw tooDeep(e);
    }
  }

  private CodecException unreadable(Throwable cause) {
    return new CodecException("found no value of " + type.getName() + ": " + cause, cause);
  }

  private CodecException tooDeep(Throwable cause) {
    return new CodecException(
        "a value of " + type.getName() + " that is nested so deep cannot travel",
        "; send a list",
        cause);
  }

  private CodecException refusal(Class<?> refused) {
    return new CodecException(
        "a value of " + refused.getName() + " cannot travel as part of a " + type.getName(),
        ": no field there is declared to hold it. If it belongs there, name it:"
            + " Codecs.serializable("
            + type.getSimpleName()
            + ".class, "
            + refused.getSimpleName()
            + ".class)");
  }

  /** Notes what the other side would refuse. Goes on, as the JDK may be writing an exception. */
  private final class AdmittedOutput extends ObjectOutputStream {
    private @Nullable CodecException refusal;

    AdmittedOutput(ByteArrayOutputStream target) throws IOException {
      super(target);
    }

    @Override
    protected void annotateClass(Class<?> written) {
      if (refusal == null && !admitted.contains(written)) {
        refusal = SerializableCodec.this.refusal(written);
      }
    }

    @Override
    protected void annotateProxyClass(Class<?> written) {
      annotateClass(written);
    }

    void throwRefusal() {
      if (refusal != null) {
        throw refusal;
      }
    }
  }

  private static final class NamedInput extends ObjectInputStream {
    NamedInput(ByteArrayInputStream source) throws IOException {
      super(source);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass described) {
      return NamedClasses.find(described.getName());
    }
  }

  /** Keeps what was refused, since the stream's exception does not name it. */
  private final class Filter implements ObjectInputFilter {
    private final long bytes;
    private @Nullable CodecException refusal;

    Filter(long bytes) {
      this.bytes = bytes;
    }

    @Override
    public Status checkInput(FilterInfo found) {
      if (refusal == null) {
        refusal = judge(found);
      }
      return refusal == null ? Status.ALLOWED : Status.REJECTED;
    }

    private @Nullable CodecException judge(FilterInfo found) {
      if (found.depth() > DEEPEST) {
        return tooDeep(new InvalidClassException("more than " + DEEPEST + " deep"));
      }
      // A table takes at most four entries for each element, and an element at least one byte.
      if (found.references() > MOST_REFERENCES || found.arrayLength() > 64 + 4 * bytes) {
        return unreadable(new InvalidClassException("more elements announced than there are"));
      }
      Class<?> serialClass = found.serialClass();
      return serialClass == null || admitted.contains(serialClass) ? null : refusal(serialClass);
    }
  }
}
