// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.report.Reports;
import org.paralleltask.jobs.report.sample.SampleRun;
import org.paralleltask.jobs.spec.ReportKind;

/** {@code report.html} as a person sees and uses it. */
@Timeout(180)
class ReportPageTest {
  /** A copy of a chart's picture: reading the chart's own canvas would slow the page down. */
  private static final String PIXELS =
      """
      const canvas = document.querySelector(arguments[0] + " canvas");
      const copy = document.createElement("canvas");
      copy.width = canvas.width;
      copy.height = canvas.height;
      const pen = copy.getContext("2d", { willReadFrequently: true });
      pen.drawImage(canvas, 0, 0);
      const data = pen.getImageData(0, 0, copy.width, copy.height).data;
      """;

  private static final String COLOURS =
      PIXELS + "return new Set(new Uint32Array(data.buffer)).size;";

  private static final String FAILED_PIXELS =
      PIXELS
          + """
          const ink = getComputedStyle(document.documentElement).getPropertyValue("--failed").trim();
          const [r, g, b] = [1, 3, 5].map((i) => parseInt(ink.slice(i, i + 2), 16));
          let seen = 0;
          for (let i = 0; i < data.length; i += 4) {
            if (data[i] === r && data[i + 1] === g && data[i + 2] === b) seen++;
          }
          return seen;
          """;

  @TempDir static Path directory;
  private static Browser browser;

  @BeforeAll
  static void open() {
    Optional<String> missing = Browser.missing();
    if (missing.isPresent() && System.getenv("CI") != null) {
      fail(missing.get());
    }
    missing.ifPresent(System.err::println);
    Assumptions.assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    browser = Browser.open(directory.resolve("profile"));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static Path show(String name, SampleRun run) {
    Path reports = directory.resolve(name);
    Reports.write(run, reports, Set.of(ReportKind.HTML), problem -> fail(problem));
    Path page = reports.resolve("report.html");
    browser.show(page);
    assertEquals(List.of(), browser.console());
    return page;
  }

  private static void requireDrawn() {
    for (String chart : List.of("#timeline", "#pace", "#histogram")) {
      long colours = (Long) browser.run(COLOURS, chart);
      assertTrue(colours > 4, () -> chart + " has " + colours + " colours");
    }
  }

  private static void requireSum(SampleRun run) {
    long sum =
        browser.number(
            "[...document.querySelectorAll('[data-count]')]"
                + ".reduce((sum, e) => sum + Number(e.dataset.count), 0)");
    assertEquals(run.items(), sum);
    String shares =
        "[...document.querySelectorAll('.bar span')]"
            + ".reduce((sum, e) => sum + Number(getComputedStyle(e).flexGrow), 0)";
    assertEquals(100, Math.round(((Number) browser.evaluate(shares)).doubleValue()));
  }

  private static String matches() {
    return browser.driver().findElement(By.id("matches")).getText().replace('\u202f', ' ');
  }

  @Test
  void fewItems_allAreShown_andCanBeFiltered() {
    SampleRun run = SampleRun.failed(20, 4);
    show("20", run);
    requireDrawn();
    requireSum(run);
    assertEquals("20 of 20", matches());
    WebElement search = browser.driver().findElement(By.id("search"));
    search.sendKeys("-10013");
    assertEquals("1 of 20", matches());
    String label = browser.driver().findElement(By.cssSelector(".grid .line .label")).getText();
    assertTrue(label.endsWith("-10013.jpg"), label);
    search.clear();
    search.sendKeys(" ");
    browser.driver().findElement(By.cssSelector("[data-state=o]")).click();
    assertEquals("3 of 20", matches());
    browser.driver().findElement(By.cssSelector(".grid .line")).click();
    String detail = browser.driver().findElement(By.id("detail")).getText();
    assertTrue(detail.contains("HTTP 404"), detail);
  }

  @Test
  void manyItems_pageStaysSmall_andNoFailureIsHidden() throws IOException {
    SampleRun run = SampleRun.failed(100_000, 16);
    Path page = show("100000", run);
    assertTrue(Files.size(page) < 2 << 20, () -> "the page has " + page.toFile().length() + " B");
    requireDrawn();
    requireSum(run);
    assertEquals("5 000 of 5 000", matches());
    assertEquals(100_000 + run.counts().get(State.FLAKY), browser.number("report.spans.n"));
    assertTrue((Long) browser.run(FAILED_PIXELS, "#timeline") > 1_000);
    long lines = browser.number("document.querySelectorAll('.grid .line').length");
    assertTrue(lines > 5 && lines < 60, () -> "lines in the page: " + lines);
    browser.evaluate("document.querySelector('.grid .body').scrollTop = 1e9");
    String last = "document.querySelector('.grid .line:last-child').getAttribute('aria-rowindex')";
    browser
        .driver()
        .executeAsyncScript("requestAnimationFrame(() => setTimeout(arguments[0], 50))");
    assertEquals("5000", browser.evaluate(last));
  }

  @Test
  void oneFailureAmongMany_isSeenHoweverNarrowItIs() {
    SampleRun all = SampleRun.good(60_000, 8);
    SampleRun one = new SampleRun(60_000, 8, all.conclusion(), 59_000, all.labels(), 0, all.task());
    show("one", one);
    assertEquals(1, browser.number("report.timeline.bad.length"));
    assertTrue((Long) browser.run(FAILED_PIXELS, "#timeline") >= 20);
  }

  @Test
  void timelineObeysKeys_andTheTableFollows() {
    show("keys", SampleRun.failed(2_000, 4));
    WebElement timeline = browser.driver().findElement(By.id("timeline"));
    long whole = browser.number("report.run.elapsed");
    timeline.sendKeys("+", "+");
    requireWidth(whole / 4);
    browser.driver().findElement(By.id("visible")).click();
    String some = matches();
    assertTrue(!some.startsWith("2 000 of"), some);
    timeline.sendKeys("0");
    assertEquals("2 000 of 2 000", matches());
    timeline.sendKeys("n");
    browser.awaitFrame();
    WebElement card = browser.driver().findElement(By.id("card"));
    assertTrue(card.isDisplayed());
    assertTrue(card.getText().contains("failed") || card.getText().contains("timed out"));
    timeline.sendKeys(Keys.HOME);
    requireWidth(whole);
  }

  /** Of what is shown, in microseconds. */
  private static void requireWidth(long expected) {
    long width = browser.number("report.timeline.range()[1] - report.timeline.range()[0]");
    assertTrue(Math.abs(width - expected) <= 2, () -> width + " is shown, not " + expected);
  }

  @Test
  void causeIsShownInTheTable() {
    SampleRun run = SampleRun.failed(2_000, 4);
    show("cause", run);
    browser.driver().findElement(By.cssSelector(".group .show")).click();
    String count = browser.driver().findElement(By.cssSelector(".group .count")).getText();
    assertEquals(count.strip() + " of 2 000", matches());
  }

  @Test
  void G1_hostileLabels_areShownAndDoNothing() {
    show("hostile", SampleRun.hostile());
    assertEquals("product-images", browser.driver().getTitle());
    assertEquals("20 of 20", matches());
    String labels = (String) browser.evaluate("report.rows.label.join('\\n')");
    assertTrue(labels.contains("<script>document.title='broken'</script>"), labels);
    assertTrue(labels.contains("</script><img src=x"), labels);
    String failures = browser.driver().findElement(By.id("failures")).getText();
    assertTrue(failures.contains("</script><img src=x onerror="), failures);
    assertEquals(0L, browser.number("document.querySelectorAll('img').length"));
    long overflow =
        browser.number(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertEquals(0, overflow, "the page is wider than the window");
  }

  @Test
  void nothingRan_pageSaysSo() {
    show("none", SampleRun.good(0, 4));
    String text = browser.driver().findElement(By.tagName("main")).getText();
    assertTrue(text.contains("No item ran."), text);
  }
}
