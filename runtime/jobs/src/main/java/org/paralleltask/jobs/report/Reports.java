// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.journal.RunRecord;
import org.paralleltask.jobs.journal.Verdict;
import org.paralleltask.jobs.spec.ReportKind;

/**
 * The files about a run. They are made of its record alone: the same record gives the same bytes,
 * whenever, and wherever.
 *
 * <pre>
 *  RunRecord ── all items ──> Digest: counts, times, groups
 *  RunRecord ── all items ──> ItemReport, one for each file that lists items ──> AtomicFile
 *                    Digest ──> summary.md, and last result.json, which names the others
 * </pre>
 *
 * <p>A file that cannot be written, whatever is thrown, is told of and left out; the others are
 * written all the same.
 */
public final class Reports {
  /** Those that list items, in the order in which they are named. */
  private static final List<ReportKind> LISTS =
      List.of(
          ReportKind.ITEMS, ReportKind.JUNIT, ReportKind.FAILED, ReportKind.TRACE, ReportKind.HTML);

  private final Path directory;
  private final Set<ReportKind> kinds;
  private final Consumer<? super String> warnings;
  private final Writers writers;
  private final Map<String, String> written = new LinkedHashMap<>();

  private Reports(
      Path directory, Set<ReportKind> kinds, Consumer<? super String> warnings, Writers writers) {
    this.directory = directory;
    this.kinds = kinds;
    this.warnings = warnings;
    this.writers = writers;
  }

  /** Makes what writes a file that lists items. */
  @FunctionalInterface
  interface Writers {
    /** Makes that for a kind of file, which goes to a stream. */
    ItemReport of(ReportKind kind, Digest digest, OutputStream out) throws IOException;
  }

  /**
   * Writes them.
   *
   * @param directory where to; it is made
   * @param kinds which of them
   * @param warnings told of each that cannot be written
   * @return the run in short, with what was written
   */
  public static Written write(
      RunRecord record, Path directory, Set<ReportKind> kinds, Consumer<? super String> warnings) {
    Writers writers = (kind, digest, out) -> writer(kind, digest, kinds, out);
    return write(record, directory, kinds, warnings, writers);
  }

  static Written write(
      RunRecord record,
      Path directory,
      Set<ReportKind> kinds,
      Consumer<? super String> warnings,
      Writers writers) {
    return new Reports(directory, kinds, warnings, writers).write(record);
  }

  /**
   * Writes {@code result.json} of a run that could not begin.
   *
   * @param warnings told if it cannot be written
   */
  public static void writeConclusion(
      String job, Conclusion conclusion, Path directory, Consumer<? super String> warnings) {
    Path file = directory.resolve("result.json");
    try {
      AtomicFile.write(file, ResultJson.of(job, conclusion));
    } catch (IOException unwritable) {
      warnings.accept("%s cannot be written: %s.".formatted(file, unwritable));
    }
  }

  /**
   * Removes the files about an earlier run, which are not about the one that begins. The list of
   * what failed stays until it is replaced: it may be what this run is over.
   *
   * @throws IOException if one of them cannot be removed
   */
  public static void clear(Path directory) throws IOException {
    List<String> names =
        List.of(
            "result.json", "items.ndjson", "report.html", "trace.json", "summary.md", "junit.xml");
    for (String name : names) {
      Files.deleteIfExists(directory.resolve(name));
    }
  }

  /**
   * What was written.
   *
   * @param files names in the directory, by what they are
   * @param digest of the run
   */
  public record Written(Map<String, String> files, Digest digest) {}

  private Written write(RunRecord record) {
    Digest digest = Digest.of(record);
    if (isFirst(digest)) {
      writeJson(digest);
    }
    writeLists(digest);
    writeTexts(digest);
    return new Written(Map.copyOf(written), digest);
  }

  private void writeLists(Digest digest) {
    Map<ReportKind, ReportPart> parts = new LinkedHashMap<>();
    LISTS.stream().filter(kinds::contains).forEach(kind -> parts.put(kind, part(kind, digest)));
    if (!parts.isEmpty()) {
      addItems(digest.record(), parts.values());
    }
    parts.values().forEach(ReportPart::finish);
    parts.forEach(
        (kind, part) -> {
          if (part.isWritten(warnings)) {
            written.put(what(kind), name(kind, digest.facts()));
          }
        });
  }

  private ReportPart part(ReportKind kind, Digest digest) {
    Path file = directory.resolve(name(kind, digest.facts()));
    return new ReportPart(file, out -> writers.of(kind, digest, out));
  }

  private static void addItems(RunRecord record, Collection<ReportPart> parts) {
    try {
      record.items(entry -> parts.forEach(part -> part.add(entry)));
    } catch (RuntimeException | Error unreadable) {
      parts.forEach(part -> part.lose(unreadable));
    }
  }

  static ItemReport writer(ReportKind kind, Digest digest, Set<ReportKind> kinds, OutputStream out)
      throws IOException {
    return switch (kind) {
      case ITEMS -> new ItemsFile(out);
      case JUNIT -> new JunitFile(digest, out);
      case FAILED -> new FailedFile(digest.facts(), out);
      case TRACE -> new TraceFile(digest, out);
      case HTML -> new PageFile(digest, besidePage(kinds, digest.facts()), out);
      case JSON, MARKDOWN -> throw new IllegalArgumentException(kind + " lists no items");
    };
  }

  private static String name(ReportKind kind, RunFacts facts) {
    return switch (kind) {
      case JSON -> "result.json";
      case ITEMS -> "items.ndjson";
      case JUNIT -> "junit.xml";
      case HTML -> "report.html";
      case TRACE -> "trace.json";
      case FAILED -> FailedFile.Format.of(facts).fileName();
      case MARKDOWN -> "summary.md";
    };
  }

  /** What stands in {@code result.json} for a kind of file. */
  private static String what(ReportKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** The files beside the page. */
  private static List<String> besidePage(Set<ReportKind> kinds, RunFacts facts) {
    return kinds.stream()
        .filter(kind -> kind != ReportKind.HTML)
        .map(kind -> name(kind, facts))
        .toList();
  }

  private void writeTexts(Digest digest) {
    text(ReportKind.MARKDOWN, digest, () -> MarkdownFile.of(digest));
    writeJson(digest);
  }

  /** Where there may be no room for all, there is for what others read; it is completed later. */
  private static boolean isFirst(Digest digest) {
    return digest.record().conclusion().filter(c -> c.verdict() == Verdict.ENVIRONMENT).isPresent();
  }

  private void writeJson(Digest digest) {
    text(ReportKind.JSON, digest, () -> ResultJson.of(digest, written));
  }

  private void text(ReportKind kind, Digest digest, Supplier<String> text) {
    if (!kinds.contains(kind)) {
      return;
    }
    String name = name(kind, digest.facts());
    try {
      AtomicFile.write(directory.resolve(name), text.get());
      written.put(what(kind), name);
    } catch (IOException | RuntimeException | Error unwritable) {
      warnings.accept(ReportPart.warning(directory.resolve(name), unwritable));
    }
  }
}
