// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.Task;
import org.paralleltask.codec.Codec;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/** What generated codecs write, they read: compiles, loads and runs them. */
@Timeout(60)
class RoundTripTest {
  @TempDir static Path output;
  private static URLClassLoader classes;

  @BeforeAll
  static void compile() throws Exception {
    Compilation compilation =
        new Compilation.Request(output)
            .source("com/acme/Travels.java", Resources.read("good/Travels.java"))
            .source("com/acme/TravelsValues.java", Resources.read("run/TravelsValues.java"))
            .processor(new ParallelTaskProcessor())
            .run();
    assertTrue(compilation.succeeded(), compilation::log);
    classes =
        new URLClassLoader(
            new URL[] {output.toUri().toURL()}, RoundTripTest.class.getClassLoader());
    // Where a worker process looks for classes that are sent by name.
    Thread.currentThread().setContextClassLoader(classes);
  }

  @AfterAll
  static void close() throws Exception {
    Thread.currentThread().setContextClassLoader(RoundTripTest.class.getClassLoader());
    classes.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"record", "recursive", "generic", "sealed", "serializableGeneric"})
  void input_arrivesAsItWasSent(String task) throws Exception {
    for (Object value : (List<?>) ((Map<?, ?>) values("values")).get(task)) {
      Decoder in = encoded(inputs(task), value);

      assertEquals(value, inputs(task).read(in));
      assertEquals(0, in.remaining());
    }
  }

  @Test
  void argumentsOfSeveralTypes_arriveAsTheyWereSent() throws Exception {
    Class<?> record = classes.loadClass("com.acme.TravelsTasks$SeveralArgs");
    List<?>[] lists = {List.of("a", "b"), null};
    Object value =
        record.getConstructors()[0].newInstance(7, lists, Map.of("k", 1L), List.of('x', 2.5));

    Object copy = inputs("several").read(encoded(inputs("several"), value));

    assertEquals(List.of(lists[0]), List.of(((Object[]) component(copy, "lists"))[0]));
    assertEquals(List[].class, component(copy, "lists").getClass());
    for (String name : List.of("number", "anything", "unknown")) {
      assertEquals(component(value, name), component(copy, name));
    }
  }

  @Test
  void chainOfRecords_isRefusedBeforeTheStackEnds() throws Exception {
    Object chain = values("chain");

    CodecException refused =
        assertThrows(CodecException.class, () -> encoded(inputs("recursive"), chain));
    assertTrue(refused.getMessage().contains("nested more than 64 deep"), refused.getMessage());
  }

  @Test
  void unknownKindOfSealedType_isRefused() throws Exception {
    Codec<Object> shapes = inputs("sealed");

    CodecException refused =
        assertThrows(CodecException.class, () -> shapes.read(new Decoder(new byte[] {1, 9}, 0, 2)));
    assertEquals("found no kind of Travels.Shape", refused.getMessage());
  }

  @Test
  void taskThatCannotTravel_saysWhatToDoWhenItIsSent() throws Exception {
    Task<Object, Object> stays = task("stays");

    CodecException refused =
        assertThrows(CodecException.class, () -> stays.travel().functions(stays.id()));
    assertEquals(
        "com.acme.Travels#stays cannot run in worker processes: an item or a result of it cannot be"
            + " sent there. Compile it with -Aparallel.verbose=true, which says why.",
        refused.getMessage());
  }

  @Test
  void generatedTask_isFoundByItsField() throws Exception {
    assertEquals("com.acme.TravelsTasks", task("value").travel().holder());
    assertEquals("value", task("value").travel().field());
  }

  private static Decoder encoded(Codec<Object> codec, Object value) throws Exception {
    Encoder out = new Encoder();
    codec.write(out, value);
    return new Decoder(out.bytes(), 0, out.size());
  }

  private static Codec<Object> inputs(String name) throws Exception {
    return task(name).travel().inputs();
  }

  @SuppressWarnings("unchecked") // the test knows what it sends
  private static Task<Object, Object> task(String name) throws Exception {
    Field field = classes.loadClass("com.acme.TravelsTasks").getDeclaredField(name);
    field.setAccessible(true);
    return (Task<Object, Object>) field.get(null);
  }

  private static Object values(String method) throws Exception {
    return classes.loadClass("com.acme.TravelsValues").getMethod(method).invoke(null);
  }

  private static Object component(Object record, String name) throws Exception {
    Method accessor = record.getClass().getMethod(name);
    return accessor.invoke(record);
  }
}
