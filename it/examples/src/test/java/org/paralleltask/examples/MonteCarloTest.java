// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.Pool;
import org.paralleltask.Results;
import org.paralleltask.examples.MonteCarlo.Darts;

@Timeout(60)
class MonteCarloTest {
  private static final List<Long> SEEDS = LongStream.rangeClosed(1, 8).boxed().toList();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void pi_anyNumberOfWorkers_givesWhatALoopGives(int workers) {
    Darts loop = SEEDS.stream().map(MonteCarlo::pi).reduce(MonteCarlo::together).orElseThrow();

    try (Results<Darts> darts = MonteCarloTasks.pi.workers(workers).map(SEEDS)) {
      assertEquals(Optional.of(loop), darts.stream().reduce(MonteCarloTasks.pi.reducer()));
    }
  }

  @Test
  void pi_inWorkerProcesses_givesTheSame() {
    Darts loop = SEEDS.stream().map(MonteCarlo::pi).reduce(MonteCarlo::together).orElseThrow();

    try (Results<Darts> darts = MonteCarloTasks.pi.pool(Pool.PROCESS).workers(2).map(SEEDS)) {
      assertEquals(Optional.of(loop), darts.stream().reduce(MonteCarlo::together));
    }
  }

  @Test
  void pi_ofAllSeeds_isCloseToPi() {
    try (Results<Darts> darts = MonteCarloTasks.pi.map(MonteCarlo.seeds())) {
      Darts all = darts.stream().reduce(MonteCarlo::together).orElseThrow();

      assertEquals(64_000_000, all.thrown());
      assertEquals(Math.PI, all.pi(), 0.001);
    }
  }

  @Test
  void darts_asText_tellTheEstimateAndWhatItRestsOn() {
    assertEquals("3.140000 (157 of 200 darts hit)", new Darts(157, 200).toString());
  }
}
