// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.Outcome;
import org.paralleltask.jobs.faults.Answering;
import org.paralleltask.jobs.faults.Certificates;
import org.paralleltask.jobs.faults.FaultServer;
import org.paralleltask.jobs.faults.Received;
import org.paralleltask.jobs.faults.Reply;
import org.paralleltask.jobs.input.ReportedItems;
import org.paralleltask.jobs.journal.Table;
import org.paralleltask.jobs.spec.ConfigurationException;

/** The check itself, as Java calls it, of servers with every fault. */
@Timeout(60)
class CheckTest {
  private static final Reply WELL = Reply.ok(new byte[] {'x'});

  @TempDir Path directory;
  private FaultServer server;
  private FaultServer other;

  @BeforeEach
  void open() throws IOException {
    server = FaultServer.open();
    other = FaultServer.open();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    other.close();
  }

  /** What came out: each link with its kind and code, and whether it fails. */
  private record Run(Map<String, String> links, List<String> failures, List<String> told) {
    String of(URI uri) {
      return links.get(uri.toString());
    }

    /** That exactly these failed, in no order. */
    void requireFailures(String... messages) {
      assertEquals(Stream.of(messages).sorted().toList(), failures.stream().sorted().toList());
    }
  }

  private Run run(Object... options) throws Exception {
    try (LinkCheck check = LinkCheck.open(settings(options));
        Stream<Link> links = check.stream()) {
      List<String> failures = new ArrayList<>();
      for (Outcome<Link, Verdict> outcome : CheckTasks.check.outcomes(links)) {
        if (outcome instanceof Outcome.Failed<Link, Verdict> failed) {
          failures.add(String.valueOf(failed.failure().getCause().getMessage()));
        }
      }
      Map<String, String> all = new TreeMap<>();
      check.verdicts().forEach(v -> all.put(v.link(), v.kind().word() + " " + v.code()));
      assertEquals(all.size(), check.verdicts().size(), "each link once");
      check.write();
      List<String> told = new ArrayList<>(check.warnings());
      told.addAll(check.summary());
      return new Run(all, failures, told);
    }
  }

  private CheckSettings settings(Object... options) throws ConfigurationException {
    Map<String, String> all = new HashMap<>();
    all.put("base", directory.toString());
    all.put("directory", directory.toString());
    all.put("hostInterval", "0ms");
    all.put("timeout", "20s");
    for (int i = 0; i < options.length; i += 2) {
      all.put(options[i].toString(), options[i + 1].toString());
    }
    return CheckSettings.of(all);
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void listOfAddresses_goodOnesAreAskedForTheirHeadOnly() throws Exception {
    server.on("/a", WELL).on("/b", WELL);

    Run run = run("items", server.uri("/a") + "," + server.uri("/b"));

    assertEquals(List.of(), run.failures());
    assertEquals("ok HTTP_200", run.of(server.uri("/a")));
    assertEquals(
        List.of("HEAD", "HEAD"), server.received().stream().map(Received::method).toList());
  }

  @Test
  void D13_D14_statuses_areToldApart() throws Exception {
    Map<Integer, String> expected = new TreeMap<>();
    IntStream.of(404, 410, 400).forEach(status -> expected.put(status, "broken"));
    IntStream.of(401, 403, 405, 418, 451).forEach(status -> expected.put(status, "blocked"));
    IntStream.of(500, 502, 504).forEach(status -> expected.put(status, "unstable"));
    expected.put(429, "throttled");
    expected.forEach((status, kind) -> server.on("/" + status, Reply.status(status)));
    String items =
        String.join(",", expected.keySet().stream().map(s -> "" + server.uri("/" + s)).toList());

    Run run = run("items", items, "attempts", 1);

    expected.forEach(
        (status, kind) -> assertEquals(kind + " HTTP_" + status, run.of(server.uri("/" + status))));
    run.requireFailures(
        expected.keySet().stream()
            .map(status -> "HTTP %d %s".formatted(status, server.uri("/" + status)))
            .toArray(String[]::new));
    expected.forEach(
        (status, kind) ->
            assertEquals(
                status == 429 ? List.of("HEAD") : List.of("HEAD", "GET"),
                methods(server.received("/" + status)),
                "of " + status));
  }

  private static List<String> methods(List<Received> received) {
    return received.stream().map(Received::method).toList();
  }

  @Test
  void headRefused_getDecides() throws Exception {
    Answering onlyGet =
        (request, connection) ->
            (request.method().equals("HEAD") ? Reply.status(405) : WELL)
                .answer(request, connection);
    server.on("/get", onlyGet);

    assertEquals("ok HTTP_200", run("items", server.uri("/get")).of(server.uri("/get")));
    assertEquals(
        List.of("HEAD", "GET"), server.received("/get").stream().map(Received::method).toList());
  }

  /** To come back for it would be to begin with HEAD again, and never to come to an end. */
  @Test
  void whatFollowsFromAnAnswer_doesNotWaitForTheTurnOfItsHost() throws Exception {
    server.on("/moved", Reply.status(301).header("Location", "/gone"));
    server.on("/gone", Reply.status(404));

    Run run = run("items", server.uri("/moved"), "hostInterval", "1h");

    assertEquals("broken HTTP_404", run.of(server.uri("/moved")));
    assertEquals(
        List.of("HEAD /moved", "HEAD /gone", "GET /moved", "GET /gone"),
        server.received().stream().map(each -> each.method() + " " + each.path()).toList());
  }

  @Test
  void permanentRedirects_areATableOfTheReport() throws Exception {
    server.on("/", Reply.html("<a href='old'>o</a><a href='old'>p</a><a href='now'>n</a>"));
    server.on("/old", Reply.redirect(301, "/new")).on("/new", WELL);
    server.on("/now", Reply.redirect(302, "/new"));
    try (LinkCheck check = LinkCheck.open(settings("site", server.uri("/")));
        Stream<Link> links = check.stream()) {
      Spliterator<Link> all = links.spliterator();
      CheckTasks.check.outcomes(StreamSupport.stream(all, false)).forEach(Outcome::orElseThrow);
      Table redirects = ((ReportedItems) all).tables().get(0);
      assertEquals(1, redirects.total());
      assertEquals(
          List.of("" + server.uri("/old"), "" + server.uri("/new"), "" + server.uri("/")),
          redirects.rows().get(0));
    }
  }

  @Test
  void D12_mayPass_isAskedAgain_whatIsGoneIsNot() throws Exception {
    server.on("/flaky", Reply.status(503), Reply.status(503), Answering.reset(), WELL);
    server.on("/gone", Reply.status(410));

    Run run = run("items", server.uri("/flaky") + "," + server.uri("/gone"));

    assertEquals("ok HTTP_200", run.of(server.uri("/flaky")));
    assertEquals("broken HTTP_410", run.of(server.uri("/gone")));
    run.requireFailures("HTTP 410 " + server.uri("/gone"));
    assertEquals(2, server.received("/gone").size(), "HEAD, GET, and no further attempt");
    assertEquals(4, server.received("/flaky").size(), "HEAD, GET, a broken HEAD, HEAD");
  }

  @Test
  void D11_retryAfterOfADay_isNotWaitedFor() throws Exception {
    server.on("/busy", Reply.status(429).header("Retry-After", "86400"));

    Run run = run("items", server.uri("/busy"));

    assertEquals("throttled HTTP_429", run.of(server.uri("/busy")));
    assertTrue(run.failures().get(0).contains("asks to wait 86400 s"), run.failures().get(0));
    assertEquals(1, server.received("/busy").size());
  }

  @Test
  void D16_D17_noAnswer_isUnstable() throws Exception {
    server.on("/nothing", Answering.nothing());
    server.on("/raw", Answering.raw("SSH-2.0\r\n"));
    server.on("/silence", Answering.silence());
    URI refused = URI.create("http://localhost:" + FaultServer.closedPort() + "/");

    Run run =
        run(
            "items",
            String.join(
                ",",
                Stream.of(
                        server.uri("/nothing"), server.uri("/raw"), server.uri("/silence"), refused)
                    .map(URI::toString)
                    .toList()),
            "attempts",
            1,
            "timeout",
            "500ms");

    assertEquals("unstable NO_ANSWER", run.of(server.uri("/nothing")));
    assertEquals("unstable NO_ANSWER", run.of(server.uri("/raw")));
    assertEquals("unstable HEADER_TIMEOUT", run.of(server.uri("/silence")));
    assertEquals("unstable CONNECT", run.of(refused));
    String host = "localhost:" + server.port();
    run.requireFailures(
        host + " closed the connection without an answer, " + server.uri("/nothing"),
        host + " closed the connection without an answer, " + server.uri("/raw"),
        "no answer within 500 ms, " + server.uri("/silence"),
        "connection refused localhost:" + refused.getPort() + ", " + refused);
    assertEquals(List.of("HEAD", "GET"), methods(server.received("/nothing")));
    assertEquals(List.of("HEAD", "GET"), methods(server.received("/raw")));
    assertEquals(List.of("HEAD"), methods(server.received("/silence")), "not waited for twice");
  }

  @Test
  void D15_hostThatDoesNotExist_isBroken() throws Exception {
    URI nowhere = URI.create("http://no-such-host.invalid/");

    Run run = run("items", nowhere, "attempts", 1);

    assertEquals("broken DNS", run.of(nowhere));
    assertTrue(
        run.failures().get(0).startsWith("cannot resolve host no-such-host.invalid"),
        run.failures().get(0));
    assertEquals(List.of(), server.received());
  }

  @Test
  void D18_badCertificate_isBroken() throws Exception {
    for (Certificates certificate : Certificates.values()) {
      try (FaultServer secure = FaultServer.open(certificate, directory)) {
        Run run = run("items", secure.uri("/"));
        assertEquals("broken TLS", run.of(secure.uri("/")), certificate.name());
        String start = "no secure connection to localhost:" + secure.port() + ": ";
        assertTrue(run.failures().get(0).startsWith(start), run.failures().get(0));
        assertEquals(List.of(), secure.received());
        assertEquals(1, secure.connections(), "and not tried again");
      }
    }
  }

  @Test
  void D10_redirects_permanentOnesAreListed_loopsAreBroken_loginsBlock() throws Exception {
    server.on("/old", Reply.redirect(301, "/new")).on("/new", WELL);
    server.on("/now", Reply.redirect(302, "/new"));
    server.on("/loop", Reply.redirect(302, "/loop2")).on("/loop2", Reply.redirect(302, "/loop"));
    server.on("/secret", Reply.redirect(302, "/login?to=secret")).on("/login", WELL);
    String items =
        String.join(
            ",",
            Stream.of("/old", "/now", "/loop", "/secret").map(p -> "" + server.uri(p)).toList());

    Run run = run("items", items);

    assertEquals("redirected HTTP_200", run.of(server.uri("/old")));
    assertEquals("ok HTTP_200", run.of(server.uri("/now")));
    assertEquals("broken REDIRECT_LOOP", run.of(server.uri("/loop")));
    assertEquals("blocked LOGIN", run.of(server.uri("/secret")));
    run.requireFailures(
        "redirects of %s come back to %1$s".formatted(server.uri("/loop")),
        "HTTP 200 %s leads to a login, %s"
            .formatted(server.uri("/secret"), server.uri("/login?to=secret")));
    for (String path : List.of("/old", "/now", "/loop", "/loop2", "/secret", "/login")) {
      assertEquals(List.of("HEAD"), methods(server.received(path)), path);
    }
    String update = server.uri("/old") + ": update to " + server.uri("/new");
    assertTrue(run.told().contains(update), run.told().toString());
    assertTrue(
        Files.readString(directory.resolve("links.ndjson"))
            .contains("\"updateTo\":\"" + server.uri("/new") + "\""));
  }

  @Test
  void A9_crawl_followsItsOwnPages_asksForEachOnce_andEnds() throws Exception {
    server.on(
        "/",
        Reply.html(
            "<a href='a'>a</a>\n<a href='a#x'>x</a><a href='/'>home</a><img src='i.png'>"
                + "<a href='"
                + other.uri("/page")
                + "'>other</a><a href='mailto:a@b'>mail</a>"));
    server.on("/a", Reply.html("<p id='x'><a href='b'>b</a> <a href='deep/missing'>m</a>"));
    server.on("/b", Reply.html("<a href='a'>back</a><a href='" + other.uri("/page#here") + "'>"));
    server.on("/i.png", WELL);
    other.on("/page", Reply.html("<a href='/never'>never followed</a><i id='here'>"));

    Run run = run("site", server.uri("/"));

    assertEquals(1, run.failures().size(), run.failures().toString());
    assertTrue(
        run.failures().get(0).endsWith("/deep/missing, linked from " + server.uri("/a")),
        run.failures().get(0));
    assertEquals("ok FRAGMENT", run.of(server.uri("/a#x")));
    assertEquals("ok FRAGMENT", run.of(other.uri("/page#here")));
    for (String path : List.of("/", "/a", "/b", "/i.png")) {
      assertEquals(1, server.received(path).size(), path);
    }
    assertEquals(List.of(), other.received("/never"));
    assertTrue(run.told().toString().contains("pages looked through: 3, not of the web: 1"));
  }

  @Test
  void fragmentMissing_isBroken_onOwnPagesItFails() throws Exception {
    server.on("/", Reply.html("<a href='#no'>n</a><a href='#top'>t</a><a href='#'>e</a>"));

    Run run = run("site", server.uri("/"));

    assertEquals("broken FRAGMENT", run.of(server.uri("/#no")));
    assertEquals(1, run.failures().size());
    assertTrue(run("site", server.uri("/"), "fragments", false).failures().isEmpty());
  }

  @Test
  void D26_linksThatAreNoAddresses_areBroken_othersOfTheirPageAreChecked() throws Exception {
    List<String> odd =
        List.of("//", "http://", "http://exa mple/", "http://[::1", "http://h:99999/", "::::");
    String links = odd.stream().map("<a href='%s'>o</a>"::formatted).collect(Collectors.joining());
    server.on(
        "/page", Reply.html("<i id='größe'>" + links + "<a href='#größe'>p</a><a href='?q'>q</a>"));

    Run run = run("site", server.uri("/page"));

    for (String link : odd) {
      assertEquals("broken BAD_URL", run.links().get(link), link);
      String message = "\"%s\" is no address, linked from %s".formatted(link, server.uri("/page"));
      assertTrue(run.failures().contains(message), run.failures().toString());
    }
    assertEquals(odd.size(), run.failures().size());
    assertEquals(List.of("GET", "GET"), methods(server.received("/page")), "with ?q and without");
    assertEquals("ok FRAGMENT", run.of(server.uri("/page#gr%C3%B6%C3%9Fe")));
    assertEquals("ok HTTP_200", run.of(server.uri("/page?q")), run.links().toString());
  }

  @Test
  void alsoRecurse_pagesOfFurtherOriginsAreLookedThrough() throws Exception {
    server.on("/", Reply.html("<a href='" + other.uri("/docs") + "'>d</a>"));
    other.on("/docs", Reply.html("<a href='/missing'>m</a>"));

    Run run = run("site", server.uri("/"), "alsoRecurse", other.uri("/"));

    assertEquals(1, run.failures().size(), run.failures().toString());
    assertEquals("broken HTTP_404", run.of(other.uri("/missing")));
    assertTrue(run("site", server.uri("/")).failures().isEmpty());
    String mistake =
        assertThrows(
                ConfigurationException.class,
                () -> run("site", server.uri("/"), "alsoRecurse", "docs.example.org"))
            .getMessage();
    assertTrue(mistake.contains("\"alsoRecurse\" is \"docs.example.org\""), mistake);
  }

  @Test
  void lazyImages_areChecked_ifTheyAreToBe() throws Exception {
    server.on(
        "/",
        Reply.html("<a href='/'>h</a><img data-src='a.png' data-srcset='b.png 1x, c.png 2x'>"));

    assertEquals(1, run("site", server.uri("/")).links().size());
    assertEquals(3, run("site", server.uri("/"), "lazy", true).failures().size());
  }

  @Test
  void D14_soft404_isMissing_ifThatIsLookedFor() throws Exception {
    server.otherwise(Reply.html("<p>We are sorry."));
    server.on("/", Reply.html("<a href='there'>t</a><a href='gone'>g</a>"));
    server.on("/there", Reply.html("<p>a page"));

    assertEquals(List.of(), run("site", server.uri("/")).failures());
    Run run = run("site", server.uri("/"), "soft404", true);

    assertEquals("broken SOFT_404", run.of(server.uri("/gone")));
    String expected =
        "HTTP 200 %s is what its host answers to any address, linked from %s"
            .formatted(server.uri("/gone"), server.uri("/"));
    assertEquals(List.of(expected), run.failures());
    assertEquals(2, server.received("/there").size(), "once in each run");
  }

  @Test
  void soft404_byARedirectToTheFirstPage_isMissing_theFirstPageIsNot() throws Exception {
    server.otherwise(Reply.redirect(302, "/"));
    server.on("/", Reply.html("<p>home"));

    Run run = run("items", server.uri("/") + "," + server.uri("/gone"), "soft404", true);

    assertEquals("ok HTTP_200", run.of(server.uri("/")));
    assertEquals("broken SOFT_404", run.of(server.uri("/gone")));
    assertEquals(1, run.failures().size());
  }

  @Test
  void hostThatSays404_isAskedOnceMore_ifSoft404sAreLookedFor() throws Exception {
    server.on("/a", WELL).on("/b", WELL);

    Run run = run("items", server.uri("/a") + "," + server.uri("/b"), "soft404", true);

    assertEquals(List.of(), run.failures());
    assertEquals(
        List.of("HEAD", "HEAD"),
        Stream.of("/a", "/b").map(path -> server.received(path).get(0).method()).toList());
  }

  @Test
  void siteThatHasMoved_isLookedThroughWhereItIs() throws Exception {
    server.on("/", Reply.redirect(301, other.uri("/").toString()));
    other.on("/", Reply.html("<a href='/a'>a</a>"));
    other.on("/a", Reply.html("<a href='/missing'>m</a>"));

    Run run = run("site", server.uri("/"));

    assertEquals("broken HTTP_404", run.of(other.uri("/missing")));
    assertEquals(1, run.failures().size(), run.failures().toString());
  }

  @Test
  void pageOfASitemapThatHasMovedToOthers_bringsNoneOfTheirs() throws Exception {
    String pages = "<loc>%s</loc></url><url><loc>%s</loc>";
    String text = pages.formatted(server.uri("/a"), server.uri("/moved"));
    Path sitemap = write("sitemap.xml", "<urlset><url>" + text + "</url></urlset>");
    server.on("/a", Reply.html("<a href='/a'>a</a>"));
    server.on("/moved", Reply.redirect(301, other.uri("/").toString()));
    other.on("/", Reply.html("<a href='/never'>never</a>"));

    run("site", sitemap);

    assertEquals(List.of(), other.received("/never"));
  }

  @Test
  void A4_D6_seedWithoutLinks_fails() throws Exception {
    server.on("/", Reply.html("<p>rendered by scripts</p>"));
    server.on("/data", Reply.ok(new byte[9]).header("Content-Type", "image/png"));

    assertEquals("broken NO_LINKS", run("site", server.uri("/")).of(server.uri("/")));
    Run data = run("site", server.uri("/data"));
    assertEquals("broken NO_LINKS", data.of(server.uri("/data")));
    data.requireFailures(
        server.uri("/data") + " has no link, and so nothing was checked: it is no HTML");
    assertEquals(List.of("GET"), methods(server.received("/")));
    assertEquals(List.of("GET"), methods(server.received("/data")));
  }

  @Test
  void robots_keepPagesFromBeingFollowed_notFromBeingChecked() throws Exception {
    server.on(
        "/robots.txt", Reply.ok("User-agent: *\nDisallow: /no\n".getBytes(StandardCharsets.UTF_8)));
    server.on("/", Reply.html("<a href='/no/page'>n</a><a href='/yes'>y</a>"));
    server.on("/no/page", Reply.html("<a href='/never'>"));
    server.on("/yes", Reply.html("<a href='/'>"));

    Run run = run("site", server.uri("/"));

    assertEquals("ok HTTP_200", run.of(server.uri("/no/page")));
    assertEquals("HEAD", server.received("/no/page").get(0).method());
    assertEquals(List.of(), server.received("/never"));
    assertEquals(List.of(), run.failures());
  }

  @Test
  void pathsThatRepeat_areNotLookedThrough_asCalendarsHaveNoEnd() throws Exception {
    server.otherwise(Reply.html("<a href='next/'>n</a>"));

    Run run = run("site", server.uri("/"));

    assertEquals("ok HTTP_200", run.of(server.uri("/next/next/next/next/")));
    assertEquals(List.of("HEAD"), methods(server.received("/next/next/next/next/")));
    assertEquals(5, run.links().size());
  }

  @Test
  void pagesFartherThanMaxDepth_areChecked_notLookedThrough() throws Exception {
    server.on("/", Reply.html("<a href='a'>a</a>"));
    server.on("/a", Reply.html("<a href='b'>b</a>"));
    server.on("/b", Reply.html("<a href='never'>n</a>"));

    Run run = run("site", server.uri("/"), "maxDepth", 1);

    assertEquals(List.of("HEAD"), methods(server.received("/b")));
    assertEquals(3, run.links().size());
  }

  @Test
  void addressesOnPages_areResolvedAsBrowsersDo() throws Exception {
    server.on(
        "/docs/",
        Reply.html(
            "<base href='/base/'><link rel='canonical' href='canonical'>"
                + "<link rel='alternate' hreflang='de' href='de'>"
                + "<a href='../../../up'>u</a><a href='%7euser'>p</a><a href='größe'>g</a>"
                + "<a href='MAILTO:a@b'>m</a><a href='tel:1'>t</a><a href='javascript:x()'>j</a>"
                + "<img src='data:,x' srcset='s1.png 1x, s2.png 2x'>"));
    List<String> paths =
        List.of(
            "/base/canonical",
            "/base/de",
            "/up",
            "/base/%7euser",
            "/base/gr%C3%B6%C3%9Fe",
            "/base/s1.png",
            "/base/s2.png");
    paths.forEach(path -> server.on(path, WELL));

    Run run = run("site", server.uri("/docs/"), "recurse", false);

    run.requireFailures();
    paths.forEach(path -> assertEquals("ok HTTP_200", run.of(server.uri(path)), path));
    assertEquals(paths.size() + 1, run.links().size());
    assertTrue(run.told().toString().contains("not of the web: 4"), run.told().toString());
  }

  @Test
  void pagesWithoutEnd_stopAtMaxPages_andSaySo() throws Exception {
    for (int i = 0; i < 20; i++) {
      server.on("/" + i, Reply.html("<a href='" + (i + 1) + "'>next</a>"));
    }

    Run run = run("site", server.uri("/0"), "maxPages", 5);

    assertEquals(6, run.links().size());
    assertTrue(run.told().contains("incomplete: there are more than 5 pages (\"maxPages\")"));
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  @Test
  void sitemap_ofSitemaps_packed() throws Exception {
    String page = "<url><loc>" + server.uri("/a") + "</loc></url>";
    server.on(
        "/sitemap.xml",
        Reply.ok(
            ("<?xml version='1.0'?><sitemapindex"
                    + " xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>"
                    + server.uri("/part.xml.gz")
                    + "</loc></sitemap></sitemapindex>")
                .getBytes(StandardCharsets.UTF_8)));
    server.on("/part.xml.gz", Reply.ok(packed("<urlset>" + page + "</urlset>")));
    server.on("/a", Reply.html("<a href='/b'>b</a>"));

    Run run = run("site", server.uri("/sitemap.xml"));

    assertEquals("ok HTTP_200", run.of(server.uri("/a")));
    assertEquals("broken HTTP_404", run.of(server.uri("/b")));
    server.on("/sitemap.xml", Reply.html("<urlset></urlset>"));
    assertTrue(
        assertThrows(ConfigurationException.class, () -> run("site", server.uri("/sitemap.xml")))
            .getMessage()
            .contains("lists no page"));
  }

  @Test
  void sitemapsThatCannotBeRead_areToldTogether_asProblemsOfTheSettings() throws Exception {
    server.on("/no.xml", Reply.html("<p>no sitemap"));
    String circle = "<sitemapindex><sitemap><loc>%s</loc></sitemap></sitemapindex>";
    server.on("/circle.xml", Reply.html(circle.formatted(server.uri("/circle.xml"))));
    String sites = server.uri("/no.xml") + "," + server.uri("/circle.xml");

    ConfigurationException told =
        assertThrows(ConfigurationException.class, () -> run("site", sites));

    assertEquals(
        "site: %s is no sitemap: it has neither urlset nor sitemapindex\nsite: %s: sitemaps list each other more than three deep"
            .formatted(server.uri("/no.xml"), server.uri("/circle.xml")),
        told.getMessage());
  }

  @Test
  void sitemapThatIsCutOff_isToldAsAProblem_whereverThatIs() throws Exception {
    String page = "<url><loc>%s</loc></url>".formatted(server.uri("/a"));
    for (String cut : List.of("<urlset>", "<urlset>" + page, "<urlset><url><loc>http://h/a")) {
      requireCutOff("urlset", cut);
    }
    requireCutOff("urlset", "<urlset>" + page + "</urlse");
    requireCutOff("sitemapindex", "<?xml version='1.0'?><sitemapindex><sitemap>");
    Path packed = directory.resolve("s.xml.gz");
    Files.write(packed, Arrays.copyOf(packed("<urlset></urlset>"), 20));
    assertEquals(
        "site: %s cannot be unpacked: Unexpected end of ZLIB input stream".formatted(packed),
        assertThrows(ConfigurationException.class, () -> run("site", packed)).getMessage());

    server.on("/a", Reply.html("<a href='/a'>a</a>"));
    String whole = "<urlset>\n" + page + "\n</urlset >\n<!-- made today -->\n";
    assertEquals("ok HTTP_200", run("site", write("s.xml", whole)).of(server.uri("/a")));
    String none =
        assertThrows(ConfigurationException.class, () -> run("site", write("s.xml", "<urlset/>")))
            .getMessage();
    assertTrue(none.contains("s.xml lists no page"), none);
  }

  private void requireCutOff(String list, String text) throws Exception {
    Path sitemap = write("s.xml", text);
    assertEquals(
        "site: %s is not whole: </%s> is missing. Either it was cut off, or it is larger than 50 MB."
            .formatted(sitemap, list),
        assertThrows(ConfigurationException.class, () -> run("site", sitemap)).getMessage());
  }

  @Test
  void siteOnDisk_needsNoNetworkForItsOwnLinks() throws Exception {
    write(
        "site/index.html",
        "<html>\n"
            + "<a href='sub/'>s</a>\n"
            + "<a href='sub/#there'>t</a>\n"
            + "<a href='sub/index.html#no'>n</a>\n"
            + "<img src='/i.png' srcset='/i.png 1x, /gone.png 2x'>\n"
            + "<a href='../../etc/passwd'>up</a><a href='with%20space.html?q'>w</a><a"
            + " href='http://['>bad</a>");
    write("site/sub/index.html", "<p id='there'><a href='" + other.uri("/gone") + "'>g</a>");
    write("site/with space.html", "");
    write("site/i.png", "x");

    Run run = run("site", "site");

    assertEquals("ok FILE", run.links().get("/sub/"));
    assertEquals("ok FRAGMENT", run.links().get("/sub/#there"));
    assertEquals("broken FRAGMENT", run.links().get("/sub/index.html#no"));
    assertEquals("broken MISSING", run.links().get("/gone.png"));
    assertEquals("broken MISSING", run.links().get("/etc/passwd"));
    assertEquals("broken BAD_URL", run.links().get("http://["));
    assertEquals("ok FILE", run.links().get("/with space.html?q"));
    assertEquals("broken HTTP_404", run.of(other.uri("/gone")));
    assertEquals(5, run.failures().size(), run.failures().toString());
    assertTrue(
        run.failures()
            .contains(
                "/sub/index.html#no is missing (the page exists), linked from site/index.html:4"),
        run.failures().toString());
  }

  @Test
  void D5_pagesOfMoreThan10Megabytes_areNotLookedThrough_whichIsSaid() throws Exception {
    byte[] large = new byte[(10 << 20) + 1];
    server.on("/", Reply.html("<a href='/large#x'>l</a>"));
    server.on("/large", Reply.ok(large).header("Content-Type", "text/html"));
    write("site/index.html", "<a href='large.html#x'>l</a>");
    Files.write(directory.resolve("site/large.html"), large);

    Run run = run("site", server.uri("/") + ",site");

    assertEquals(List.of(), run.failures());
    assertEquals(List.of("GET"), methods(server.received("/large")), "not for #x again");
    assertEquals("ok FRAGMENT", run.links().get("/large.html#x"));
    for (String page : List.of(server.uri("/large").toString(), "site/large.html")) {
      assertTrue(
          run.told().contains("not looked through, larger than 10 MB: " + page),
          run.told().toString());
    }
    assertTrue(
        run("site", server.uri("/large")).failures().get(0).contains("it is larger than 10 MB"));
  }

  @Test
  void siteOnDiskWithoutLinks_isAnError() throws Exception {
    write("site/index.html", "<p>nothing</p>");

    String message =
        assertThrows(ConfigurationException.class, () -> run("site", "site")).getMessage();

    assertTrue(
        message.endsWith("has 1 HTML pages, and no link on them, and so nothing would be checked."),
        message);
  }

  @Test
  void othersLinks_failOnlyIfNothingIsThere() throws Exception {
    write(
        "site/index.html",
        Stream.of("404", "403", "500", "400")
            .map(status -> "<a href='" + other.uri("/" + status) + "'></a>")
            .reduce("", String::concat));
    List.of(404, 403, 500, 400).forEach(each -> other.on("/" + each, Reply.status(each)));

    Run run = run("site", "site", "attempts", 1);

    assertEquals(1, run.failures().size(), run.failures().toString());
    assertTrue(run.told().get(0).startsWith("broken: HTTP 400"), run.told().toString());
    assertEquals(3, run.told().stream().filter(line -> line.contains("linked from")).count());
    assertEquals(
        2, run("site", "site", "attempts", 1, "failOn", "unstable,blocked").failures().size());
  }

  @Test
  void goodAnswersOfOthers_areCached_badOnesAreNot() throws Exception {
    write(
        "site/index.html",
        "<a href='" + other.uri("/good") + "'></a><a href='" + other.uri("/bad") + "'></a>");
    other.on("/good", WELL);
    Object[] options = {"site", "site", "cacheFile", directory.resolve("cache")};

    run(options);
    Run second = run(options);

    assertEquals(1, other.received("/good").size());
    assertEquals(4, other.received("/bad").size(), "HEAD and GET, twice");
    assertTrue(second.told().toString().contains("from cache: 1"), second.told().toString());
    Run offline = run("site", "site", "cacheFile", directory.resolve("cache"), "offline", true);
    assertEquals("ok HTTP_200", offline.of(other.uri("/good")));
    assertEquals("offline OFFLINE", offline.of(other.uri("/bad")));
    run("site", "site", "cacheFile", directory.resolve("cache"), "accept", "200,204");
    assertEquals(2, other.received("/good").size(), "other answers were accepted then");
  }

  /** Else a site of which no link was looked at would be good. */
  @Test
  void siteOnTheWeb_cannotBeCheckedOffline_thoughItsFirstPageWasGood() throws Exception {
    server.on("/", Reply.html("<a href='/'>home</a>"));
    Path cache = directory.resolve("cache");
    run("site", server.uri("/"), "cacheFile", cache);

    Run run = run("site", server.uri("/"), "cacheFile", cache, "offline", true);

    assertEquals("offline OFFLINE", run.of(server.uri("/")));
    assertTrue(run.failures().get(0).contains("cannot be looked through"), run.failures().get(0));
    assertEquals(1, server.received().size());
  }

  /** What follows a permanent redirect may be there for now only. */
  @Test
  void permanentRedirects_areUpdatedAsFarAsTheyArePermanent_andAreListedFromTheCacheToo()
      throws Exception {
    write("site/index.html", "<a href='" + other.uri("/http") + "'>h</a>");
    other.on("/http", Reply.redirect(301, "/https"));
    other.on("/https", Reply.redirect(308, "/home"));
    other.on("/home", Reply.redirect(302, "/en")).on("/en", WELL);
    Object[] options = {"site", "site", "cacheFile", directory.resolve("cache")};
    String update =
        "%s: update to %s, linked from site/index.html:1"
            .formatted(other.uri("/http"), other.uri("/home"));

    for (int i = 1; i <= 2; i++) {
      assertTrue(run(options).told().contains(update), "run " + i);
      assertEquals(1, other.received("/http").size(), "run " + i);
    }
  }

  @Test
  void E9_cacheWithStrangeLines_isRead_asFarAsItCanBe() throws Exception {
    write("site/index.html", "<a href='" + other.uri("/good") + "'></a>");
    other.on("/good", WELL);
    Path cache = write("cache", "rubbish\n99 HTTP_200\n\0\uFFFD 1 2\n");

    assertEquals(List.of(), run("site", "site", "cacheFile", cache).failures());
    run("site", "site", "cacheFile", cache);
    assertEquals(1, other.received("/good").size());
  }

  @Test
  void ignored_untilItExpires() throws Exception {
    String items = server.uri("/a").toString();

    assertEquals("ignored IGNORED", run("items", items, "ignore", "/a$").of(server.uri("/a")));
    Run expired = run("items", items, "ignore", "/a$ until=2020-01-01");
    assertEquals("broken HTTP_404", expired.of(server.uri("/a")));
    assertTrue(expired.told().contains("\"ignore\" has expired: /a$ until=2020-01-01"));
    assertEquals(
        "ignored IGNORED",
        run("items", items, "ignore", "/a$ until=2999-01-01").of(server.uri("/a")));
  }

  @Test
  void D28_hostIsNotAskedMoreOftenAtATimeThanItMayBe() throws Exception {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      server.on("/" + i, WELL.after(Duration.ofMillis(20)));
      items.add(server.uri("/" + i).toString());
    }

    Run run = run("items", String.join(",", items), "hostConcurrency", 3);

    assertEquals(List.of(), run.failures());
    assertTrue(server.mostAtATime() <= 3, "at a time: " + server.mostAtATime());
    assertEquals(20, server.received().size());
  }

  @Test
  void A7_D26_itemsFile_linesAreTheSources_mistakesAreToldTogether() throws Exception {
    write("links.txt", "\uFEFF# sites\n\n" + server.uri("/gone") + "\n");
    assertTrue(
        run("itemsFile", "links.txt").failures().get(0).endsWith(", linked from links.txt:3"));
    assertEquals(List.of("HEAD", "GET"), methods(server.received("/gone")));

    write("links.txt", "example.org\nftp://x/\n");
    String message =
        assertThrows(ConfigurationException.class, () -> run("itemsFile", "links.txt"))
            .getMessage();
    assertTrue(message.contains("links.txt:1: \"example.org\""), message);
    assertTrue(message.contains("links.txt:2: \"ftp://x/\""), message);
    assertEquals(2, server.received().size(), "nothing was asked");
  }

  @Test
  void listenerIsToldOfWhatFails_itsOwnFailureHidesNothing() throws Exception {
    server.on("/good", WELL);
    String items = server.uri("/good") + "," + server.uri("/gone");
    List<Verdict> heard = new ArrayList<>();

    try (LinkCheck check = LinkCheck.open(settings("items", items));
        Stream<Link> links = check.stream()) {
      check.onFailure(heard::add);
      check.onFailure(
          verdict -> {
            throw new IllegalStateException("nobody at home");
          });
      List<Outcome<Link, Verdict>> outcomes =
          CheckTasks.check.outcomes(links).stream()
              .filter(outcome -> outcome instanceof Outcome.Failed)
              .toList();
      Throwable cause = ((Outcome.Failed<Link, Verdict>) outcomes.get(0)).failure().getCause();
      assertEquals(1, outcomes.size());
      assertTrue(cause.getMessage().startsWith("HTTP 404"), cause.toString());
      assertEquals(
          List.of("not told of links that fail: 1, first: nobody at home"), check.warnings());
    }
    assertEquals(List.of("HTTP_404"), heard.stream().map(Verdict::code).toList());
  }

  @Test
  void secretsInAddresses_areMasked_andLinksStayDifferent() throws Exception {
    server.on("/a", WELL);

    Run run = run("items", server.uri("/a?token=one") + "," + server.uri("/a?key=two"));

    assertEquals(2, run.links().size());
    assertTrue(run.links().keySet().stream().noneMatch(link -> link.matches(".*(one|two).*")));
  }

  @Test
  void badSettings_areToldTogether() {
    String message =
        assertThrows(
                ConfigurationException.class,
                () -> settings("accept", "ok", "failOn", "all", "ignore", "[", "attempts", "x"))
            .getMessage();

    for (String name : List.of("accept", "failOn", "ignore", "attempts")) {
      assertTrue(message.contains("\"" + name + "\" is "), message);
    }
    assertTrue(message.contains("It is not said what to check"), message);
  }
}
