// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.OutputFile;
import org.paralleltask.jobs.fresh.Attested;
import org.paralleltask.jobs.fresh.Freshness;
import org.paralleltask.jobs.fresh.NamedFiles;
import org.paralleltask.jobs.journal.Evidence;

/**
 * Takes the evidence of items that have just ended well, on the threads that ran them, so that many
 * files can be read at a time; and publishes their output files.
 *
 * @param stored how results are kept; null if nobody needs them
 * @param done writes items down
 * @param early whether all items are written down before their outcomes are taken
 * @param published whose output files are whose
 */
record EvidenceTaker(
    @Nullable StoredResults stored, DoneItems done, boolean early, PublishedFiles published)
    implements ResultTaker {
  /**
   * The item's attempt has ended well. Without evidence, it runs again next time; so it does if
   * there was nothing to be had.
   *
   * @param attempt when it began
   * @throws IOException if an output file cannot be published: then it has not ended well after all
   */
  @Override
  public void take(Item item, long attempt, @Nullable Object result) throws IOException {
    Optional<Evidence> evidence = evidence(item, result);
    NamedFiles files = NamedFiles.ofResult(result);
    item.during(attempt, () -> complete(item, evidence, files));
  }

  private Optional<Evidence> evidence(Item item, @Nullable Object result) {
    Freshness.Check check = item.check();
    try {
      return check == null || isAbsent(result)
          ? Optional.empty()
          : check.finish(result).map(evidence -> withResult(evidence, result));
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isAbsent(@Nullable Object result) {
    return result instanceof Attested known && known.absence().isPresent();
  }

  private Evidence withResult(Evidence evidence, @Nullable Object result) {
    return stored == null ? evidence : evidence.withResult(stored.text(result));
  }

  /** Once a file has appeared, its item must never run again, so it is written down before. */
  private void complete(Item item, Optional<Evidence> evidence, NamedFiles files)
      throws IOException {
    item.evidence(evidence);
    for (Path file : files.outputFiles().keySet()) {
      published.claim(file, item.index());
    }
    boolean publishes = !files.outputFiles().isEmpty();
    if (evidence.isPresent() && publishes) {
      done.promise(item);
    } else if (evidence.isPresent() && early) {
      done.note(item);
    }
    for (OutputFile file : files.outputFiles().values()) {
      file.publish();
    }
  }
}
