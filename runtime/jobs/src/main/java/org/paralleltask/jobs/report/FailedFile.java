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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.paralleltask.jobs.input.CsvText;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.ListRow;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.journal.SecretField;

/**
 * {@code failed.txt}: the items that did not end well, to be given as {@code itemsFile}. Items of a
 * file with JSON lines or with rows are written in the same form, to {@code failed.ndjson} or
 * {@code failed.csv}; those of a ready-made job as they are {@link ItemEntry#row}s. What cannot be
 * given in this form stands in {@code failed.txt} as a comment, and {@code -Dparallel.rerun=failed}
 * runs it again.
 */
final class FailedFile implements ItemReport {
  /** Labels are cut at 1000 characters, with dots at the end. */
  private static final int LONGEST_LABEL = 1000;

  private static final Pattern ITEMS_FILE = Pattern.compile("itemsFile \"(.*)\"");
  private static final Pattern RECORD = Pattern.compile("\\w+\\[.*\\]", Pattern.DOTALL);

  private final RunFacts facts;
  private final Format format;
  private final Writer out;
  private final SecretFields secrets = new SecretFields();
  private boolean withComments;
  private long without;

  FailedFile(RunFacts facts, OutputStream out) throws IOException {
    this.facts = facts;
    this.format = Format.of(facts);
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    if (format.isCsv()) {
      this.out.write(CsvText.row(facts.columns()) + "\n");
    }
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
    /** Rows below a header, of a ready-made job: its items know how a list has them. */
    LISTED_ROWS,
    /** Of a ready-made job: lines of a list, or what it makes of what it is asked. */
    LISTED;

    static Format of(RunFacts facts) {
      if (!facts.stages().isEmpty()) {
        return STAGES;
      }
      if (Commands.isReadyMade(facts)) {
        return facts.columns().isEmpty() ? LISTED : LISTED_ROWS;
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
        case ROWS, LISTED_ROWS -> "failed.csv";
        default -> "failed.txt";
      };
    }

    /** What has a header, and no comments. */
    boolean isCsv() {
      return this == ROWS || this == LISTED_ROWS;
    }

    /** What items are of that cannot be given line by line. */
    String whose(RunFacts facts) {
      return switch (this) {
        case HEADLESS -> "a CSV file";
        case STAGES -> "several stages";
        case LISTED -> Commands.goal(facts);
        case TEXT, JSON, ROWS, LISTED_ROWS -> "";
      };
    }

    /** The line that a label makes; empty if it makes none. */
    Optional<String> line(String label) {
      if (label.length() > LONGEST_LABEL && label.endsWith("...")) {
        return Optional.empty();
      }
      return switch (this) {
        case TEXT -> Optional.of(label).filter(Format::isPlain);
        case JSON -> Optional.of(json(label));
        case ROWS -> Optional.of(label);
        case HEADLESS, STAGES, LISTED, LISTED_ROWS -> Optional.empty();
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
      ListRow row = entry.row();
      Optional<String> line = row == null ? format.line(entry.label()) : line(row);
      if (line.isPresent()) {
        out.write(line.get() + "\n");
      } else {
        comment(entry);
      }
    }
  }

  private Optional<String> line(ListRow row) {
    SecretField secret = row.secret();
    List<String> fields = new ArrayList<>(row.fields());
    if (secret != null) {
      Optional<String> read = secrets.read(secret);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      fields.set(0, read.get());
    }
    return Optional.of(format.isCsv() ? CsvText.row(fields) : String.join(" ", fields));
  }

  /** There are no comments among JSON lines, nor among rows. */
  private void comment(ItemEntry entry) throws IOException {
    if (format == Format.JSON || format.isCsv()) {
      without++;
      return;
    }
    String whose = format.whose(facts);
    if (!withComments && !whose.isEmpty()) {
      out.write(
          "# Items of %s cannot be given line by line; run them again with:\n".formatted(whose));
      out.write("#   " + Commands.rerun(facts) + "\n");
    }
    withComments = true;
    String label = XmlText.of(entry.label()).replace("\n", "\\n").replace("\r", "\\r");
    out.write("# item " + (entry.index() + 1) + ", not as a line: " + label + "\n");
  }

  /** Failed items that are not in the file, not even as a comment. */
  @Override
  public Optional<String> lack() {
    String why =
        format == Format.LISTED_ROWS
            ? "what is secret about them is not in the list any more, or was in none"
            : "they are too long";
    return without == 0
        ? Optional.empty()
        : Optional.of(
            "%d of the failed items cannot be given so: %s. Run all of them again with: %s"
                .formatted(without, why, Commands.rerun(facts)));
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
