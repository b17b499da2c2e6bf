// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.reports;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window, with a profile of its own and no network. */
final class Browser implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final List<String> ARGUMENTS =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** What this machine lacks; empty if nothing. */
  static Optional<String> missing() {
    List<String> lacking = Stream.of("chromium", "chromedriver").filter(p -> !found(p)).toList();
    return lacking.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "NO BROWSER: %s not found in /usr/bin, so report.html was not looked at. Install them: apt-get install chromium chromium-driver"
                .formatted(String.join(" and ", lacking)));
  }

  private static boolean found(String program) {
    return Files.isExecutable(Path.of("/usr/bin", program));
  }

  static Browser open(Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments(ARGUMENTS);
    options.addArguments("--user-data-dir=" + profile);
    LoggingPreferences console = new LoggingPreferences();
    console.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", console);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File("/usr/bin/chromedriver"))
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().pageLoadTimeout(LIMIT).scriptTimeout(LIMIT);
    driver.manage().window().setSize(new Dimension(1280, 900));
    return new Browser(driver);
  }

  /** Opens the page and waits until its script has drawn all. */
  void show(Path page) {
    driver.get(page.toUri().toString());
    driver.executeAsyncScript(
        """
        const done = arguments[0];
        const drawn = () => document.documentElement.dataset.drawn ? done() : setTimeout(drawn, 20);
        drawn();
        """);
  }

  /** Runs a script in the page; returns what it returns. */
  Object run(String script, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
  }

  /** Evaluates an expression in the page. */
  Object evaluate(String expression) {
    return run("return " + expression);
  }

  /** Waits until what was asked for is drawn. */
  void awaitFrame() {
    driver.executeAsyncScript(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));");
  }

  long number(String script) {
    return ((Number) evaluate(script)).longValue();
  }

  ChromeDriver driver() {
    return driver;
  }

  /** What the page, or the browser about it, has printed. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::toString)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
