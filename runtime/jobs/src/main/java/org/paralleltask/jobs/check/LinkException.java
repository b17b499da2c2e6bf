// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.util.List;
import java.util.Optional;
import org.paralleltask.jobs.journal.Coded;
import org.paralleltask.jobs.journal.Placed;

/** A link that lets the check fail. */
public final class LinkException extends Exception implements Coded, Placed {
  private static final long serialVersionUID = 1;
  private static final int MOST_SOURCES = 5;

  private final transient Verdict verdict;

  LinkException(Verdict verdict) {
    super(text(verdict), null, true, false); // where our code was helps nobody
    this.verdict = verdict;
  }

  private static String text(Verdict verdict) {
    List<String> sources = verdict.sources();
    if (sources.isEmpty()) {
      return verdict.detail();
    }
    int more = sources.size() - MOST_SOURCES;
    return "%s, linked from %s%s"
        .formatted(
            verdict.detail(),
            String.join(", ", sources.subList(0, Math.min(MOST_SOURCES, sources.size()))),
            more > 0 ? " (+%d)".formatted(more) : "");
  }

  @Override
  public String code() {
    return verdict.code();
  }

  /** The first place that links there, if it is in a file. */
  @Override
  public Optional<String> place() {
    return verdict.sources().stream()
        .filter(source -> source.matches("(?!https?:).+:\\d+"))
        .findFirst();
  }

  /** All about it. */
  public Verdict verdict() {
    return verdict;
  }
}
