// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.paralleltask.Mode;

/** That everybody does the same work; how fast is not for a test to say. */
@Timeout(120)
class ContendersTest {
  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("org.paralleltask.benchmarks.Rival#available")
  void rival_doesAllWorks(Rival rival) throws Exception {
    for (Work<?, ?> work : List.of(Work.tiny(1000), Work.sleeping(20, 10), Work.files(directory))) {
      try (Entrant entrant = Entrant.of(rival, work)) {
        assertTrue(entrant.nanos() > 0);
      }
    }
  }

  @Test
  void python_doesTheSameIfItIsThere() throws Exception {
    Path files = Files.createDirectory(directory.resolve("numbers"));
    Work.files(files);

    Optional<Entrant> python = PythonEntrant.start(files);

    if (python.isPresent()) {
      try (Entrant entrant = python.get()) {
        assertTrue(entrant.nanos() > 0);
      }
    }
  }

  @Test
  void work_wrongResults_areFoundOut() {
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class, () -> Work.sleeping(4, 1).check(List.of(0, 1, 2, 4)));

    assertEquals(
        "4 results that add up to 7 were given, instead of 4 that add up to 6",
        thrown.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void liveHeap_countsAllItems(Mode mode) {
    assertTrue(LiveHeap.most(mode, 10_000) < 64_000_000);
  }
}
