// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.sync.Shared;
import org.paralleltask.sync.SharedCondition;
import org.paralleltask.sync.SharedInt;
import org.paralleltask.sync.SharedLock;
import org.paralleltask.sync.SharedQueue;

/** Shared objects arrive as themselves, whatever they are a part of. */
@Timeout(60)
class SharedCodecTest {
  static final class Holder implements Serializable {
    private static final long serialVersionUID = 1;
    private final SharedInt value;
    private final Shared any;

    Holder(SharedInt value, Shared any) {
      this.value = value;
      this.any = any;
    }
  }

  record Pair(SharedInt value, List<Shared> others) {}

  private static <T> T copy(Codec<T> codec, T value) throws Exception {
    Encoder out = new Encoder();
    codec.write(out, value);
    Decoder in = new Decoder(out.bytes(), 0, out.size());
    T read = codec.read(in);
    assertEquals(0, in.remaining());
    return read;
  }

  @Test
  void sharedObject_isTheSameInARecordAndInASerializableObject() throws Exception {
    try (SharedInt value = SharedInt.create(1);
        SharedLock lock = SharedLock.create();
        SharedCondition condition = lock.newCondition()) {
      Pair pair = new Pair(value, List.of(lock, condition, condition));
      assertEquals(pair, copy(Codecs.any(), pair));
      Codec<SharedCondition> codec = Codecs.shared(SharedCondition.class);
      assertSame(condition, copy(codec, condition));
      Holder holder = copy(Codecs.serializable(Holder.class), new Holder(value, condition));
      assertSame(value, holder.value);
      assertSame(condition, holder.any);
    }
  }

  @Test
  void closedObject_isRefused() {
    SharedInt value = SharedInt.create();
    value.close();
    CodecException refused = assertThrows(CodecException.class, () -> copy(Codecs.any(), value));
    assertTrue(refused.getMessage().contains("closed"), refused.getMessage());
  }

  @Test
  void objectThatIsClosedOnItsWay_isRefused() {
    Encoder out = new Encoder();
    SharedQueue<String> queue = SharedQueue.create(1);
    queue.write(out);
    queue.close();
    CodecException refused =
        assertThrows(
            CodecException.class, () -> Shared.read(new Decoder(out.bytes(), 0, out.size())));
    assertEquals(queue + " is closed", refused.getMessage());
  }

  @Test
  void conditionOfWhatIsNoLock_isRefused() {
    Encoder out = new Encoder();
    try (SharedInt value = SharedInt.create()) {
      value.write(out);
      byte[] bytes = Arrays.copyOf(out.bytes(), out.size());
      bytes[0] = 1; // "the lock of what follows comes first"
      assertThrows(CodecException.class, () -> Shared.read(new Decoder(bytes, 0, bytes.length)));
    }
  }

  @Test
  void objectOfAnotherClass_isRefused() {
    Encoder out = new Encoder();
    try (SharedLock lock = SharedLock.create()) {
      out.writeBoolean(true);
      lock.write(out);
      Codec<SharedInt> ints = Codecs.shared(SharedInt.class);
      assertThrows(CodecException.class, () -> ints.read(new Decoder(out.bytes(), 0, out.size())));
    }
  }
}
