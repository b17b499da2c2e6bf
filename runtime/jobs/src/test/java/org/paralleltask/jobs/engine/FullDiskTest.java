// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class FullDiskTest {
  /** As Linux says it when blocks or inodes are used up, or a quota is, and as Windows does. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "No space left on device",
        "Disk quota exceeded",
        "There is not enough space on the disk"
      })
  void C2_noRoom_isKnown_howeverDeepItIs(String words) {
    IOException plain = new IOException(words);
    FileSystemException named = new FileSystemException("/a/b.png", null, words);

    assertTrue(FullDisk.isReasonOf(plain));
    assertTrue(FullDisk.isReasonOf(named));
    assertTrue(FullDisk.isReasonOf(new IllegalStateException(new UncheckedIOException(named))));
  }

  @Test
  void otherFailures_areNone() {
    assertFalse(FullDisk.isReasonOf(new IOException("Permission denied")));
    assertFalse(FullDisk.isReasonOf(new IOException((String) null)));
    assertFalse(FullDisk.isReasonOf(new IllegalStateException("No space left on device")));
  }

  @Test
  void causesInACircle_areNoneEither() {
    Exception first = new Exception("a");
    Exception second = new Exception("b", first);
    first.initCause(second);

    assertFalse(FullDisk.isReasonOf(first));
  }
}
