// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Attempt;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.journal.Verdict;

/**
 * {@code junit.xml}: what CI servers read as test results, in the form of Surefire's. Of many
 * items, those that ended as they should are put together: a server would not show thousands of
 * them, and some give up on a large file. A run that failed though none of its items did is one
 * more test, as a class is whose preparation fails: a server that only reads this file must not
 * show it as green.
 */
final class JunitFile implements ItemReport {
  private static final int MOST_CASES = 5_000;
  private static final long MOST_BYTES = 19L << 20;
  private static final int LONGEST_NAME = 512;
  private static final int LONGEST_TEXT = 16 << 10;

  private final Digest digest;
  private final CountingStream out;
  private final XMLStreamWriter xml;
  private final boolean all;
  private final @Nullable String failedAsAWhole;
  private final Map<State, Long> shown = new EnumMap<>(State.class);

  JunitFile(Digest digest, OutputStream out) throws IOException {
    this.digest = digest;
    this.out = new CountingStream(out);
    this.xml = writer(this.out);
    this.all = digest.total() <= MOST_CASES;
    this.failedAsAWhole = digest.failures() > 0 ? null : failure(digest);
    write(this::start);
  }

  /** That of the JDK: another one on the user's class path may do otherwise. */
  private static XMLStreamWriter writer(OutputStream out) throws IOException {
    try {
      return XMLOutputFactory.newDefaultFactory()
          .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
    } catch (XMLStreamException impossible) {
      throw new IOException(impossible);
    }
  }

  private static @Nullable String failure(Digest digest) {
    Conclusion end = digest.record().conclusion().orElse(null);
    if (end == null) {
      return "the run was killed";
    }
    Verdict verdict = end.verdict();
    return verdict.exitCode() == 0 ? null : end.message().orElse(verdict.text());
  }

  /** Something that writes XML. */
  private interface Writing {
    void write() throws XMLStreamException, IOException;
  }

  private static void write(Writing writing) throws IOException {
    try {
      writing.write();
    } catch (XMLStreamException failed) {
      throw failed.getNestedException() instanceof IOException io ? io : new IOException(failed);
    }
  }

  private void start() throws XMLStreamException {
    int ofRun = failedAsAWhole == null ? 0 : 1;
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    newLine();
    xml.writeStartElement("testsuite");
    attribute("name", digest.facts().job());
    attribute("timestamp", digest.facts().start().toString());
    attribute("time", seconds(digest.elapsedMicros()));
    attribute("tests", Long.toString(digest.total() + ofRun));
    attribute("failures", Long.toString(digest.count(State.FAILED)));
    attribute("errors", Long.toString(digest.count(State.TIMED_OUT) + ofRun));
    attribute("skipped", Long.toString(skipped()));
    newLine();
  }

  private long skipped() {
    long skipped = 0;
    for (State state : State.values()) {
      skipped += skippedBecause(state) == null ? 0 : digest.count(state);
    }
    return skipped;
  }

  private static @Nullable String skippedBecause(State state) {
    return switch (state) {
      case UP_TO_DATE -> "up to date: nothing that it depends on has changed";
      case CANCELLED -> "cancelled";
      case NOT_RUN -> "not run";
      case DUPLICATE -> "the same as an earlier item";
      case OK, FLAKY, FAILED, TIMED_OUT -> null;
    };
  }

  @Override
  public void add(ItemEntry entry) throws IOException {
    boolean wanted = all || Digest.isFailed(entry.state()) || entry.state() == State.FLAKY;
    if (wanted && out.count() < MOST_BYTES) {
      write(() -> testCase(entry));
      shown.merge(entry.state(), 1L, Long::sum);
    }
  }

  private void testCase(ItemEntry entry) throws XMLStreamException {
    startCase(entry.label(), seconds(entry.micros()));
    Failure failure = entry.failure();
    String skipped = skippedBecause(entry.state());
    if (failure != null) {
      problem(entry, failure);
    } else if (skipped != null) {
      xml.writeEmptyElement("skipped");
      attribute("message", skipped);
    }
    if (entry.state() == State.FLAKY) {
      flaky(entry);
    }
    if (!entry.output().isEmpty()) {
      element("system-out", String.join("\n", entry.output()));
    }
    end();
  }

  private void startCase(String name, String seconds) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("classname", digest.facts().task().replace('#', '.'));
    attribute("name", Printable.shortened(name, LONGEST_NAME));
    attribute("time", seconds);
  }

  private void end() throws XMLStreamException {
    xml.writeEndElement();
    newLine();
  }

  /** An error is what the item itself cannot be blamed for alone. */
  private void problem(ItemEntry entry, Failure failure) throws XMLStreamException {
    xml.writeStartElement(entry.state() == State.TIMED_OUT ? "error" : "failure");
    attribute("type", failure.type());
    attribute("message", failure.message());
    xml.writeCharacters(XmlText.of(details(failure), LONGEST_TEXT));
    xml.writeEndElement();
  }

  private static String details(Failure failure) {
    String at = failure.at() == null ? "" : "\n  at " + failure.at();
    return failure.stack().isEmpty() ? failure.message() + at : String.join("\n", failure.stack());
  }

  private void flaky(ItemEntry entry) throws XMLStreamException {
    for (Attempt attempt : entry.attempts().subList(0, entry.attempts().size() - 1)) {
      xml.writeEmptyElement("flakyFailure");
      attribute("type", "attempt");
      attribute("message", attempt.error() == null ? "" : attempt.error());
    }
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    String end = text.substring(Math.max(0, text.length() - LONGEST_TEXT));
    xml.writeCharacters(XmlText.of(end));
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, XmlText.of(value, LONGEST_TEXT));
  }

  private void newLine() throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  private static String seconds(long micros) {
    return String.format(Locale.ROOT, "%.3f", micros / 1e6);
  }

  @Override
  public void finish() throws IOException {
    for (State state : State.values()) {
      long rest = digest.count(state) - shown.getOrDefault(state, 0L);
      if (rest > 0) {
        write(() -> rolledUp(state, rest));
      }
    }
    if (failedAsAWhole != null) {
      write(this::run);
    }
    write(
        () -> {
          xml.writeEndElement();
          xml.writeEndDocument();
          newLine();
          xml.flush();
        });
  }

  private void run() throws XMLStreamException {
    startCase("the run itself", "0.000");
    xml.writeEmptyElement("error");
    attribute("message", Objects.requireNonNull(failedAsAWhole));
    end();
  }

  private void rolledUp(State state, long count) throws XMLStreamException {
    String words = state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    startCase(count + " more items: " + words, "0.000");
    String skipped = skippedBecause(state);
    if (Digest.isFailed(state)) {
      xml.writeEmptyElement(state == State.FAILED ? "failure" : "error");
      attribute("message", count + " more items are in items.ndjson");
    } else if (skipped != null) {
      xml.writeEmptyElement("skipped");
      attribute("message", skipped);
    }
    end();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
