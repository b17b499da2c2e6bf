// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import static org.paralleltask.jobs.journal.JsonLines.ascii;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.JsonLines;

/**
 * {@code report.html}: a page in one file that needs no network. Its text, the figures and the
 * failures are there without a script; the timeline, the histogram and the table of items are drawn
 * by one, from data at the end of the page.
 *
 * <p>The charts' axes, zoom and cursor are those of uPlot: 50 kB that draw a million points fast;
 * ECharts would do as much and is twenty times as large, in every page. What no library draws is a
 * row for each worker in which a failure is seen however narrow it is; that is painted by us.
 */
final class PageFile implements ItemReport {
  private static final List<String> SCRIPTS =
      List.of("format.js", "data.js", "charts.js", "timeline.js", "table.js", "page.js");

  private final Digest digest;
  private final List<String> others;
  private final OutputStream out;
  private final PageSpans spans;
  private final PageRows rows;

  PageFile(Digest digest, List<String> others, OutputStream out) {
    this.digest = digest;
    this.others = others;
    this.out = out;
    this.spans = new PageSpans(digest);
    this.rows = new PageRows(digest);
  }

  @Override
  public void add(ItemEntry entry) throws IOException {
    rows.add(entry);
    spans.add(entry);
  }

  @Override
  public void finish() throws IOException {
    spans.finish();
    new PageTemplate(parts()).write(PageTemplate.resource("page/page.html"), out);
  }

  private Map<String, PageTemplate.Part> parts() throws IOException {
    PageHead head = new PageHead(digest);
    PageTables tables = new PageTables(digest);
    Map<String, PageTemplate.Part> parts = new HashMap<>();
    put(parts, "title", new Html().text(digest.facts().job()).toString());
    put(parts, "verdict", head.verdict());
    put(parts, "outcomes", head.outcomes());
    put(parts, "stages", head.stages());
    put(parts, "tiles", head.tiles());
    put(parts, "findings", head.findings());
    put(parts, "failures", PageFailures.of(digest));
    put(parts, "tables", JobTables.of(digest.record().tables()));
    put(parts, "slowest", tables.slowest());
    put(parts, "flaky", tables.flaky());
    put(parts, "comparison", tables.comparison());
    put(parts, "options", tables.options());
    put(parts, "environment", tables.environment());
    put(parts, "files", files());
    put(parts, "style", PageTemplate.resource("page/uPlot.min.css") + style());
    put(parts, "library", library());
    put(parts, "script", script());
    parts.put("data", this::data);
    return parts;
  }

  private static void put(Map<String, PageTemplate.Part> parts, String name, String html) {
    parts.put(name, PageTemplate.Part.of(html));
  }

  /** Whoever copies the library, as this page does, must keep its licence with it. */
  private static String library() throws IOException {
    String licence = PageTemplate.resource("/META-INF/licenses/uPlot.txt");
    return "/*! uPlot\n" + licence + "*/\n" + PageTemplate.resource("page/uPlot.iife.min.js");
  }

  private String files() {
    Html html = new Html();
    for (String name : others) {
      html.raw("<a href=\"").text(name).raw("\"><code>").text(name).raw("</code></a>");
    }
    return html.toString();
  }

  private static String style() throws IOException {
    return PageTemplate.resource("page/page.css");
  }

  private static String script() throws IOException {
    StringBuilder script = new StringBuilder();
    for (String name : SCRIPTS) {
      script.append(PageTemplate.resource("page/" + name)).append('\n');
    }
    return script.toString();
  }

  private void data(OutputStream page) throws IOException {
    try (PageData data = new PageData(page)) {
      JsonLines json = JsonLines.forScript(data);
      writeRun(json);
      spans.write(json.raw(ascii(",\"spans\":")));
      rows.write(json.raw(ascii(",\"rows\":")));
      json.raw(ascii("}"));
      json.flush();
    }
  }

  private void writeRun(JsonLines json) throws IOException {
    json.raw(ascii("{\"run\":{\"elapsed\":")).number(digest.elapsedMicros());
    json.raw(ascii(",\"start\":")).number(digest.facts().start().toEpochMilli());
    json.raw(ascii(",\"total\":")).number(digest.total());
    json.raw(ascii(",\"workerCount\":")).number(digest.workers());
    json.raw(ascii(",\"workers\":["));
    List<String> names = spans.workers();
    for (int i = 0; i < names.size(); i++) {
      json.raw(ascii(i == 0 ? "" : ",")).string(names.get(i));
    }
    json.raw(ascii("]"));
    writeProfile(json);
    writeHistogram(json);
    json.raw(ascii("}"));
  }

  /** How many workers were busy, in hundredths, and how many items ended. */
  private void writeProfile(JsonLines json) throws IOException {
    Profile profile = digest.profile();
    json.raw(ascii(",\"busy\":["));
    for (int i = 0; i < Profile.PARTS; i++) {
      json.raw(ascii(i == 0 ? "" : ",")).number(Math.round(100 * profile.busy(i)));
    }
    json.raw(ascii("],\"ended\":["));
    for (int i = 0; i < Profile.PARTS; i++) {
      json.raw(ascii(i == 0 ? "" : ",")).number(profile.ended(i));
    }
    json.raw(ascii("]"));
  }

  private void writeHistogram(JsonLines json) throws IOException {
    Histogram durations = digest.durations();
    json.raw(ascii(",\"marks\":["));
    json.number(durations.percentile(0.5)).raw(ascii(","));
    json.number(durations.percentile(0.9)).raw(ascii(","));
    json.number(durations.percentile(0.99)).raw(ascii("],\"bins\":["));
    long bound = 0;
    long previous = 0;
    String comma = "";
    for (int step = 0; bound < durations.longest() && durations.total() > 0; step++) {
      bound = Math.max(previous + 1, Math.round(Math.pow(10, step / 8.0)));
      json.raw(ascii(comma + "[")).number(bound).raw(ascii(","));
      json.number(durations.between(previous, bound)).raw(ascii("]"));
      previous = bound;
      comma = ",";
    }
    json.raw(ascii("]"));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
