// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.journal.RunRecord;
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
 * <p>A file that cannot be written is told of and left out; the others are written all the same.
 */
public final class Reports {
  private final Path directory;
  private final Set<ReportKind> kinds;
  private final Consumer<? super String> warnings;
  private final Map<String, String> written = new LinkedHashMap<>();

  private Reports(Path directory, Set<ReportKind> kinds, Consumer<? super String> warnings) {
    this.directory = directory;
    this.kinds = kinds;
    this.warnings = warnings;
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
    return new Reports(directory, kinds, warnings).write(record);
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
    writeLists(digest);
    writeTexts(digest);
    return new Written(Map.copyOf(written), digest);
  }

  private void writeLists(Digest digest) {
    RunFacts facts = digest.facts();
    List<Part> parts = new ArrayList<>();
    open(parts, ReportKind.ITEMS, facts, ItemsFile::new);
    open(parts, ReportKind.JUNIT, facts, out -> new JunitFile(digest, out));
    open(parts, ReportKind.FAILED, facts, out -> new FailedFile(facts, out));
    open(parts, ReportKind.TRACE, facts, out -> new TraceFile(digest, out));
    open(parts, ReportKind.HTML, facts, out -> new PageFile(digest, names(facts), out));
    if (!parts.isEmpty()) {
      digest.record().items(entry -> parts.forEach(part -> part.add(entry)));
    }
    parts.forEach(Part::finish);
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
  private List<String> names(RunFacts facts) {
    return kinds.stream()
        .filter(kind -> kind != ReportKind.HTML)
        .map(kind -> name(kind, facts))
        .toList();
  }

  private void writeTexts(Digest digest) {
    if (kinds.contains(ReportKind.MARKDOWN)) {
      text(ReportKind.MARKDOWN, digest, MarkdownFile.of(digest));
    }
    if (kinds.contains(ReportKind.JSON)) {
      text(ReportKind.JSON, digest, ResultJson.of(digest, written));
    }
  }

  private void text(ReportKind kind, Digest digest, String text) {
    String name = name(kind, digest.facts());
    try {
      AtomicFile.write(directory.resolve(name), text);
      written.put(what(kind), name);
    } catch (IOException unwritable) {
      warn(name, unwritable);
    }
  }

  private void warn(String name, IOException unwritable) {
    warnings.accept("%s cannot be written: %s.".formatted(directory.resolve(name), unwritable));
  }

  /** Makes a report that writes to a stream. */
  private interface Maker {
    ItemReport make(OutputStream out) throws IOException;
  }

  private void open(List<Part> parts, ReportKind kind, RunFacts facts, Maker maker) {
    if (!kinds.contains(kind)) {
      return;
    }
    String name = name(kind, facts);
    try {
      parts.add(new Part(what(kind), name, maker));
    } catch (IOException unwritable) {
      warn(name, unwritable);
    }
  }

  /** One of the files while it is made; once it cannot be written, nothing more is tried. */
  private final class Part {
    private final String what;
    private final String name;
    private final AtomicFile file;
    private final ItemReport report;
    private boolean broken;

    Part(String what, String name, Maker maker) throws IOException {
      this.what = what;
      this.name = name;
      this.file = new AtomicFile(directory.resolve(name));
      this.report =
          maker.make(new BufferedOutputStream(Files.newOutputStream(file.part()), 1 << 16));
    }

    void add(ItemEntry entry) {
      if (!broken) {
        attempt(() -> report.add(entry));
      }
    }

    void finish() {
      if (!broken) {
        attempt(report::finish);
      }
      attempt(report::close);
      if (!broken) {
        attempt(file::publish);
      }
      if (broken) {
        attempt(file::discard);
      } else {
        written.put(what, name);
      }
    }

    private void attempt(Act act) {
      try {
        act.act();
      } catch (IOException unwritable) {
        if (!broken) {
          warn(name, unwritable);
        }
        broken = true;
      }
    }
  }

  /** Something that may fail. */
  private interface Act {
    void act() throws IOException;
  }
}
