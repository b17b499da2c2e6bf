// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class RunLockTest {
  private static final RunLock.Locker NO_LOCKS =
      channel -> {
        throw new IOException("Function not implemented");
      };

  @TempDir Path directory;

  private final List<String> warnings = new ArrayList<>();

  private RunLock withoutLocks() throws IOException, LockedException {
    return RunLock.acquire(directory, warnings::add, NO_LOCKS);
  }

  @Test
  void E7_somebodyElseHoldsIt_messageIsWhatTheFileSays() throws Exception {
    Files.writeString(directory.resolve(RunLock.FILE), "process 4711 on host since noon\n");
    LockedException locked =
        assertThrows(
            LockedException.class,
            () -> RunLock.acquire(directory, warnings::add, channel -> null));
    assertEquals(
        "Another run of this job is under way in %s: process 4711 on host since noon. Wait until it has ended, or end it."
            .formatted(directory.toRealPath()),
        locked.getMessage());
    RunLock.acquire(directory, warnings::add).close();
  }

  @Test
  void E8_fileSystemHasNoLocks_aFileStandsIn_andThatIsSaidOnce() throws Exception {
    try (RunLock lock = withoutLocks()) {
      assertTrue(Files.exists(directory.resolve(RunLock.STAND_IN)));
      assertEquals(1, warnings.size());
      assertTrue(warnings.get(0).contains("Function not implemented"), warnings.get(0));
      lock.beat();
    }
    assertFalse(Files.exists(directory.resolve(RunLock.STAND_IN)));
  }

  @Test
  void E8_standInOfAnother_isHeldWhileItIsTouched_andFreeHalfAMinuteAfterThat() throws Exception {
    Path standIn = directory.resolve(RunLock.STAND_IN);
    Files.writeString(standIn, "process 1 on host since noon");
    LockedException locked = assertThrows(LockedException.class, this::withoutLocks);
    assertTrue(locked.getMessage().contains("process 1 on host since noon"), locked.getMessage());
    Instant longAgo = Instant.now().minus(RunLock.STALE).minusSeconds(1);
    Files.setLastModifiedTime(standIn, FileTime.from(longAgo));
    withoutLocks().close();
  }

  @Test
  void standInIsTouchedAtEveryBeat() throws Exception {
    Path standIn = directory.resolve(RunLock.STAND_IN);
    try (RunLock lock = withoutLocks()) {
      Files.setLastModifiedTime(standIn, FileTime.from(Instant.EPOCH));
      lock.beat();
      assertTrue(Files.getLastModifiedTime(standIn).toInstant().isAfter(Instant.EPOCH));
    }
  }
}
