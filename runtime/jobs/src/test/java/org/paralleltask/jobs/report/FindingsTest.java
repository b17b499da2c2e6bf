// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.jobs.journal.Attempt;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.PastRun;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.journal.RunRecord;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.journal.Verdict;
import org.paralleltask.jobs.report.sample.SampleRun;

@Timeout(20)
class FindingsTest {
  /** Two items on two workers, each of which takes 10 ms, and 10 ms again after a second. */
  private record Flaky() implements RunRecord {
    @Override
    public RunFacts facts() {
      return SampleRun.good(2, 2).facts();
    }

    @Override
    public Optional<Conclusion> conclusion() {
      return Optional.of(Conclusion.of(Verdict.OK));
    }

    @Override
    public long elapsedMillis() {
      return 1_010;
    }

    @Override
    public Map<State, Long> counts() {
      Map<State, Long> counts = new EnumMap<>(State.class);
      for (State state : State.values()) {
        counts.put(state, state == State.FLAKY ? 2L : 0L);
      }
      return counts;
    }

    @Override
    public List<PastRun> past() {
      return List.of();
    }

    @Override
    public void items(Consumer<? super ItemEntry> items) {
      for (int i = 0; i < 2; i++) {
        List<Attempt> attempts =
            List.of(
                new Attempt("worker_" + i, 0, 10_000, "not yet"),
                new Attempt("worker_" + i, 1_000_000, 10_000, null));
        items.accept(
            new ItemEntry(i, i + 1, "" + i, State.FLAKY, null, attempts, null, List.of(), null));
      }
    }

    @Override
    public Optional<ItemEntry> before(ItemEntry item) {
      return Optional.empty();
    }
  }

  @Test
  void workersWereIdle_becauseItemsWaitedForTheirNextAttempt() {
    List<String> findings = Findings.of(Digest.of(new Flaky()));

    String first = findings.get(0);
    assertTrue(first.startsWith("Workers were idle 98"), first);
    assertTrue(first.endsWith(": items waited for their next attempt."), first);
  }
}
