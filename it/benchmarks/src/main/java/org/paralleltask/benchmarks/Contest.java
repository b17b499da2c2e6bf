// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Lets all entrants work in turn, round by round, so that what disturbs one disturbs all. */
final class Contest {
  private final int warmUps;
  private final int rounds;

  Contest(int warmUps, int rounds) {
    this.warmUps = warmUps;
    this.rounds = rounds;
  }

  /** The scores, in the order of the entrants, who are closed at the end. */
  List<Score> run(List<Entrant> entrants) throws Exception {
    try {
      return play(entrants);
    } finally {
      entrants.forEach(Entrant::close);
    }
  }

  private List<Score> play(List<Entrant> entrants) throws Exception {
    List<Score> scores =
        entrants.stream()
            .map(e -> new Score(e.label(), e.items(), new ArrayList<>(), new ArrayList<>()))
            .toList();
    for (int round = -warmUps; round < rounds; round++) {
      for (int turn = 0; turn < entrants.size(); turn++) {
        // Nobody always follows the same one, and nobody inherits another's garbage.
        int index = Math.floorMod(turn + round, entrants.size());
        System.gc();
        long cpu = entrants.get(index).cpuNanos();
        long nanos = entrants.get(index).nanos();
        if (round >= 0) {
          scores.get(index).nanos().add(nanos);
          scores.get(index).cpuNanos().add(entrants.get(index).cpuNanos() - cpu);
        }
      }
    }
    return scores;
  }
}
