// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.RunFacts;

/**
 * {@code failed.txt}: the items that did not end well, to be given as {@code itemsFile}. Items of a
 * file with JSON lines or with rows are written in the same form, to {@code failed.ndjson} or
 * {@code failed.csv}. What cannot be given in this form stands in {@code failed.txt} as a comment,
 * and {@code -Dparallel.rerun=failed} runs it again.
 */
final class FailedFile implements ItemReport {
  /** Labels are cut at 1000 characters, with dots at the end. */
  private static final int LONGEST_LABEL = 1000;

  private static final Pattern ITEMS_FILE = Pattern.compile("itemsFile \"(.*)\"");
  private static final Pattern RECORD = Pattern.compile("\\w+\\[.*\\]", Pattern.DOTALL);

  private final Format format;
  private final Writer out;
  private long without;

  FailedFile(RunFacts facts, OutputStream out) throws IOException {
    this.format = Format.of(facts);
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    format.writeHead(this.out, facts);
  }

  /** How the items of the run were written. */
  enum Format {
    /** One a line. */
    TEXT,
    /** A JSON value a line. */
    JSON,
    /** Rows below a header. */
    ROWS,
    /** Rows whose header was not written down, as earlier versions did not. */
    HEADLESS,
    /** Of several stages. */
    STAGES,
    /** Of a ready-made job, which makes them of what it is asked. */
    READY_MADE;

    static Format of(RunFacts facts) {
      if (!facts.stages().isEmpty()) {
        return STAGES;
      }
      if (Commands.isReadyMade(facts)) {
        return READY_MADE;
      }
      Matcher source = ITEMS_FILE.matcher(facts.source());
      String file = source.matches() ? source.group(1).toLowerCase(Locale.ROOT) : "";
      if (file.endsWith(".csv")) {
        return facts.columns().isEmpty() ? HEADLESS : ROWS;
      }
      return file.endsWith(".ndjson") || file.endsWith(".jsonl") ? JSON : TEXT;
    }

    String fileName() {
      return switch (this) {
        case JSON -> "failed.ndjson";
        case ROWS -> "failed.csv";
        default -> "failed.txt";
      };
    }

    void writeHead(Writer out, RunFacts facts) throws IOException {
      String of =
          switch (this) {
            case HEADLESS -> "a CSV file";
            case STAGES -> "several stages";
            case READY_MADE -> Commands.goal(facts);
            case TEXT, JSON, ROWS -> "";
          };
      if (this == ROWS) {
        out.write(String.join(",", facts.columns()) + "\n");
      }
      if (!of.isEmpty()) {
        out.write(
            "# Items of %s cannot be given line by line; run them again with:\n".formatted(of));
        out.write("#   " + Commands.rerun(facts) + "\n");
      }
    }

    /** The line; empty if the item cannot be given so. */
    Optional<String> line(String label) {
      if (label.length() > LONGEST_LABEL && label.endsWith("...")) {
        return Optional.empty();
      }
      return switch (this) {
        case TEXT -> Optional.of(label).filter(Format::isPlain);
        case JSON -> Optional.of(json(label));
        case ROWS -> Optional.of(label);
        case HEADLESS, STAGES, READY_MADE -> Optional.empty();
      };
    }

    private static boolean isPlain(String label) {
      boolean whole = StandardCharsets.UTF_8.newEncoder().canEncode(label);
      boolean oneLine = label.chars().noneMatch(c -> c == '\n' || c == '\r' || c == 0);
      boolean bare = label.strip().equals(label) && !label.isEmpty() && !label.startsWith("#");
      return whole && oneLine && bare && !RECORD.matcher(label).matches();
    }

    /** The label of an object or an array is the JSON itself. */
    private static String json(String label) {
      boolean composed = label.startsWith("{") || label.startsWith("[");
      return composed && isJson(label) ? label : new JsonPrimitive(label).toString();
    }

    private static boolean isJson(String label) {
      try {
        return !JsonParser.parseString(label).isJsonPrimitive();
      } catch (JsonParseException none) {
        return false;
      }
    }
  }

  @Override
  public void add(ItemEntry entry) throws IOException {
    if (Digest.isFailed(entry.state())) {
      Optional<String> line = format.line(entry.label());
      if (line.isPresent()) {
        out.write(line.get() + "\n");
      } else {
        without++;
        comment(entry);
      }
    }
  }

  /** There are no comments among JSON lines, nor among rows. */
  private void comment(ItemEntry entry) throws IOException {
    if (format != Format.JSON && format != Format.ROWS) {
      String label = XmlText.of(entry.label()).replace("\n", "\\n").replace("\r", "\\r");
      out.write("# item " + (entry.index() + 1) + ", not as a line: " + label + "\n");
    }
  }

  /** How many failed items cannot be given in this form. */
  long without() {
    return without;
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
