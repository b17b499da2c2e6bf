// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory that processes share by the name of its file, which the other side tells. */
class SharedMemoryTest {
  @Test
  void open_sizeIsTheSame_mapsIt() throws IOException {
    SharedMemory made = SharedMemory.create(16);
    try {
      assertEquals(16, SharedMemory.open(made.file().toString(), 16).size());
      assertThrows(IOException.class, () -> SharedMemory.open(made.file().toString(), 17));
    } finally {
      made.delete();
    }
  }

  @Test
  void open_fileOfSomebodyElse_isRefused(@TempDir Path temp) throws IOException {
    Path secret = Files.write(temp.resolve("secret"), new byte[16]);
    IOException refused =
        assertThrows(IOException.class, () -> SharedMemory.open(secret.toString(), 16));
    assertTrue(refused.getMessage().startsWith("this is no shared memory: "), refused.toString());
  }

  @Test
  void open_nameIsNoPath_isRefused() {
    assertThrows(IOException.class, () -> SharedMemory.open("parallel-1-1\0.shared", 16));
  }
}
