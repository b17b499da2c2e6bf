// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
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
  private final List<String> said = new ArrayList<>();

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
  void lockIsReleasedTwice_theSecondTimeIsNothingToTheNextHolder() throws Exception {
    RunLock first = withoutLocks();
    first.close();
    try (RunLock next = withoutLocks()) {
      first.close();
      assertTrue(Files.exists(directory.resolve(RunLock.STAND_IN)));
      assertThrows(LockedException.class, this::withoutLocks);
      next.beat();
    }
  }

  private RunLock waiting(Duration limit, Predicate<Duration> pause) throws Exception {
    return RunLock.acquire(
        directory, new LockWait(limit, said::add, pause), warning -> warnings.add(warning));
  }

  @Test
  void E7_runWaitsForAnother_andGoesOnWhenThatHasEnded_alsoIfItsDirectoryIsGone() throws Exception {
    RunLock other = RunLock.acquire(directory, warnings::add);
    AtomicInteger pauses = new AtomicInteger();
    waiting(
            Duration.ofHours(1),
            time -> {
              if (pauses.incrementAndGet() == 3) {
                removeDirectoryOf(other);
              }
              return false;
            })
        .close();
    assertEquals(3, pauses.get());
    assertEquals(1, said.size());
    assertTrue(said.get(0).endsWith(". Waiting for its end, 3600 s at most."), said.get(0));
    assertTrue(said.get(0).contains("this JVM, process "), said.get(0));
  }

  private void removeDirectoryOf(RunLock lock) {
    try {
      lock.close();
      Files.delete(directory.resolve(RunLock.FILE));
      Files.delete(directory);
    } catch (IOException unremovable) {
      throw new UncheckedIOException(unremovable);
    }
  }

  @Test
  void E7_runWaitsForAnother_thatDoesNotEndInTime() throws Exception {
    try (RunLock other = RunLock.acquire(directory, warnings::add)) {
      LockedException late =
          assertThrows(
              LockedException.class,
              () -> waiting(Duration.ofMillis(20), RunLockTest::pauseForAll));
      assertTrue(
          late.getMessage().endsWith(" It did not end within 20 ms; wait longer, or end it."));
      assertEquals(1, said.size());
      other.beat();
    }
  }

  private static boolean pauseForAll(Duration time) {
    LockSupport.parkNanos(time.toNanos());
    return false;
  }

  @Test
  void E7_runDoesNotWait_messageSaysThatItCould() throws Exception {
    try (RunLock other = RunLock.acquire(directory, warnings::add)) {
      LockedException held =
          assertThrows(LockedException.class, () -> waiting(Duration.ZERO, time -> false));
      assertTrue(held.getMessage().contains("-Dparallel.lockWait=10m"), held.getMessage());
      assertEquals(List.of(), said);
      other.beat();
    }
  }

  @Test
  void E7_nobodyWantsTheWaitingRunAnyMore_itIsOverAtOnce() throws Exception {
    try (RunLock other = RunLock.acquire(directory, warnings::add)) {
      LockedException ended =
          assertThrows(LockedException.class, () -> waiting(Duration.ofHours(1), time -> true));
      assertTrue(ended.getMessage().endsWith("The wait for its end was interrupted."));
      other.beat();
    }
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
