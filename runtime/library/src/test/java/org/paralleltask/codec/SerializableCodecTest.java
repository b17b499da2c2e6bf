// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.paralleltask.codec.Trips.trip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Values as the JDK writes them, and what is kept out. */
@Timeout(60)
class SerializableCodecTest {
  private static final AtomicBoolean SPRUNG = new AtomicBoolean();

  /** Acts when it is read, as those do that attackers look for. */
  static final class Gadget implements Serializable {
    private static final long serialVersionUID = 1;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      SPRUNG.set(true);
    }
  }

  sealed interface Animal extends Serializable permits Cat, Dog {}

  record Cat(String name) implements Animal {}

  static final class Dog implements Animal {
    private static final long serialVersionUID = 1;
    final int age;

    Dog(int age) {
      this.age = age;
    }
  }

  static class Part implements Serializable {
    private static final long serialVersionUID = 1;
    int number = 7;
  }

  static final class SpecialPart extends Part {
    private static final long serialVersionUID = 1;
  }

  @SuppressWarnings("serial") // it is what users write
  static class Whole implements Serializable {
    private static final long serialVersionUID = 1;
    final Map<String, List<? extends Part>> parts = new HashMap<>();
    final Animal[] animals = {new Cat("c"), new Dog(3)};
    final TimeUnit unit = TimeUnit.DAYS;
    @Nullable Object anything;
  }

  private final Codec<Whole> codec = Codecs.serializable(Whole.class);

  @Test
  void object_arrivesWithWhatItsFieldsDeclare() throws Exception {
    Whole sent = new Whole();
    sent.parts.put("a", new ArrayList<>(List.of(new Part())));
    sent.anything =
        new ArrayList<>(
            Arrays.asList(
                1,
                "text",
                LocalDate.MAX,
                new BigDecimal("1.5"),
                List.of(1, 2),
                Set.of("x"),
                Map.of(1, 2),
                new TreeMap<>(Map.of("k", 'c')),
                new ConcurrentHashMap<>(Map.of(1, 2L)),
                new EnumMap<>(Map.of(TimeUnit.DAYS, new int[] {1})),
                new URI("a:b"),
                new String[][] {{"q"}}));
    Whole received = trip(codec, sent);
    assertEquals(7, received.parts.get("a").get(0).number);
    assertEquals(3, ((Dog) received.animals[1]).age);
    List<?> sentList = (List<?>) sent.anything;
    List<?> list = (List<?>) received.anything;
    assertEquals(sentList.subList(0, 9), list.subList(0, 9));
  }

  @Test
  void subclass_isRefusedUntilItIsNamed() throws Exception {
    Whole sent = new Whole();
    sent.parts.put("a", new ArrayList<>(List.of(new SpecialPart())));
    assertEquals(
        "a value of org.paralleltask.codec.SerializableCodecTest$SpecialPart cannot travel as part"
            + " of a org.paralleltask.codec.SerializableCodecTest$Whole: no field there is declared"
            + " to hold it. If it belongs there, name it: Codecs.serializable(Whole.class,"
            + " SpecialPart.class)",
        assertThrows(CodecException.class, () -> trip(codec, sent)).getMessage());
    Whole received = trip(Codecs.serializable(Whole.class, SpecialPart.class), sent);
    assertEquals(SpecialPart.class, received.parts.get("a").get(0).getClass());
  }

  @Test
  void gadget_isRefusedBeforeItActs() throws Exception {
    Whole sent = new Whole();
    sent.anything = new Gadget();
    assertTrue(
        readingOf(sent).startsWith("a value of " + Gadget.class.getName() + " cannot travel"));
    assertTrue(readingOf(new Gadget()).startsWith("a value of " + Gadget.class.getName()));
    sent.anything = new Object[] {new URL("http://attacker.invalid/")};
    assertTrue(readingOf(sent).startsWith("a value of java.net.URL cannot travel"));
    sent.anything = proxy();
    assertTrue(readingOf(sent).contains("cannot travel as part of"));
    assertFalse(SPRUNG.get());
  }

  @Test
  void otherTypeThanTheCodecs_isRefused() throws Exception {
    assertTrue(readingOf("text").startsWith("found no value of " + Whole.class.getName()));
  }

  @Test
  void fieldThatIsNotSerializable_isNamed() {
    Whole sent = new Whole();
    sent.anything = new Object();
    assertEquals(
        "a value of org.paralleltask.codec.SerializableCodecTest$Whole cannot travel to a worker"
            + " process: it holds a value of java.lang.Object, which is not Serializable",
        assertThrows(CodecException.class, () -> trip(codec, sent)).getMessage());
  }

  @Test
  void deepNesting_isRefused() throws Exception {
    Whole sent = new Whole();
    for (int i = 0; i < 40; i++) {
      sent.anything = new Object[] {sent.anything};
    }
    assertTrue(readingOf(sent).contains("nested so deep"));
  }

  @Test
  void hugeArray_isRefusedBeforeItIsAllocated() throws Exception {
    byte[] bytes = serialized(new Object[] {1});
    for (int i = bytes.length - 4; i >= 0; i--) {
      byte[] hostile = bytes.clone();
      hostile[i] = 0x7f;
      assertReadingEnds(hostile);
    }
  }

  private void assertReadingEnds(byte[] bytes) throws Exception {
    Encoder out = framed(bytes);
    assertThrows(CodecException.class, () -> codec.read(new Decoder(out.bytes(), 0, out.size())));
  }

  private static Object proxy() {
    return Proxy.newProxyInstance(
        SerializableCodecTest.class.getClassLoader(),
        new Class<?>[] {Runnable.class},
        (InvocationHandler & Serializable) (proxy, method, arguments) -> null);
  }

  /** The message when bytes are read that this codec would not have written. */
  private String readingOf(Object value) throws Exception {
    Encoder out = framed(serialized(value));
    return assertThrows(
            CodecException.class, () -> codec.read(new Decoder(out.bytes(), 0, out.size())))
        .getMessage();
  }

  private static Encoder framed(byte[] bytes) {
    Encoder out = new Encoder();
    out.writeByte(1);
    out.writeSize(bytes.length);
    out.writeBytes(bytes, 0, bytes.length);
    return out;
  }

  private static byte[] serialized(Object value) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }
}
