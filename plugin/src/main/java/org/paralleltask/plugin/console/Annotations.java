// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.paralleltask.plugin.process.ItemFailure;
import org.paralleltask.plugin.process.JobEnd;

/**
 * What a CI server shows beside the source: some failures of a run, and how it ended if that was
 * not well. GitHub shows ten of a step, and drops the others without a word.
 */
public final class Annotations {
  private static final int MOST_FAILURES = 9;
  private static final List<String> WELL = List.of("ok");
  private static final List<String> LENIENT = List.of("tolerated", "interrupted");

  private final Optional<CiServer> server;
  private final Sources sources;
  private final Consumer<String> lines;
  private int failures;

  /**
   * @param environment says which server there is, if there is one
   * @param lines where commands to a server go
   */
  public Annotations(Map<String, String> environment, Sources sources, Consumer<String> lines) {
    this.server = CiServer.of(environment);
    this.sources = sources;
    this.lines = lines;
  }

  void failed(String job, ItemFailure failure) {
    if (failures++ < MOST_FAILURES) {
      String title = job + ": " + Text.printable(failure.label());
      Optional<SourceLine> at = sources.line(failure.at());
      tell(CiServer.Severity.ERROR, title, Text.printable(failure.message()), at);
    }
  }

  void ended(String job, JobEnd end) {
    if (!WELL.contains(end.outcome())) {
      boolean lenient = LENIENT.contains(end.outcome());
      CiServer.Severity severity = lenient ? CiServer.Severity.WARNING : CiServer.Severity.ERROR;
      String text = "%d of %d items failed".formatted(end.failures(), end.items());
      String told = Text.printable(end.message().orElse(text));
      tell(severity, job + ": " + end.outcome(), told, Optional.empty());
    }
  }

  private void tell(
      CiServer.Severity severity, String title, String text, Optional<SourceLine> at) {
    server.ifPresent(ci -> lines.accept(ci.annotation(severity, title, text, at)));
  }
}
