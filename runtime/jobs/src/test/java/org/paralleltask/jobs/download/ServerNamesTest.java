// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paralleltask.Outcome;
import org.paralleltask.jobs.faults.FaultServer;
import org.paralleltask.jobs.faults.Reply;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.Urls;
import org.paralleltask.jobs.spec.Settings;

/** Which names files get if their servers say them, and which they never get. */
@Timeout(60)
class ServerNamesTest {
  private static final byte[] DATA = "some content".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;
  private FaultServer server;
  private Downloads downloads;

  @BeforeEach
  void open() throws Exception {
    server = FaultServer.open();
    downloads = new Downloads(directory.resolve("out")).cache(directory.resolve("cache"));
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  private static Reply called(String disposition, byte[] data) {
    return Reply.ok(data)
        .header("ETag", '"' + Urls.hash(data) + '"')
        .header("Content-Disposition", disposition);
  }

  private void serve(String path, String disposition) {
    server.on(path, called(disposition, DATA));
  }

  /** As the list says, in which a path is after a comma. */
  private List<Transfer> plan(String... rows) throws Exception {
    StringBuilder list = new StringBuilder("url,path,sha256\n");
    for (String row : rows) {
      list.append(server.uri("/")).append(row).append('\n');
    }
    Files.writeString(directory.resolve("list.csv"), list);
    Map<String, String> options = new HashMap<>();
    options.put("base", directory.toString());
    options.put("itemsFile", "list.csv");
    options.put("output", "out");
    options.put("useDisposition", "true");
    return new DownloadOptions(new Settings(options::get)).transfers();
  }

  private List<Outcome<Transfer, Downloaded>> run(String... rows) throws Exception {
    return downloads.run(plan(rows).toArray(Transfer[]::new));
  }

  private Downloaded ok(String... rows) throws Exception {
    return run(rows).get(0).orElseThrow();
  }

  private static String message(Outcome<Transfer, Downloaded> outcome) {
    Outcome.Failed<?, ?> failed = assertInstanceOf(Outcome.Failed.class, outcome);
    return assertInstanceOf(HttpException.class, failed.failure().getCause()).getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '#',
      value = {
        "attachment; filename=plain.dat # plain.dat",
        "attachment; FileName = \"a b; c.dat\" # a b; c.dat",
        "attachment; filename=\"a \\\"q\\\".dat\" # a _q_.dat",
        "attachment; filename=\"old.dat\"; filename*=UTF-8''na%C3%AFve%20%e2%82%ac.dat # naïve €.dat",
        "attachment; filename*=iso-8859-1'en'%A3.dat; filename=x # £.dat",
        "attachment; filename*=UTF-8''%ff.dat; filename=instead.dat # instead.dat",
        "attachment; filename*=koi8-r''%A3.dat; filename=instead.dat # instead.dat",
        "attachment; filename*=nonsense; filename=instead.dat # instead.dat",
        "attachment; filename=\"na\u00efve.dat\" # naïve.dat",
        "attachment; filename=\"na\u00c3\u00afve.dat\" # naïve.dat",
        "attachment; filename=\"../../x.dat\" # x.dat",
        "attachment; filename=\"..\\\\..\\\\x.dat\" # x.dat",
        "attachment; filename=\"C:\\x.dat\" # x.dat",
        "attachment; filename=\"C:x.dat\" # x.dat",
        "attachment; filename=\"/etc/passwd\" # passwd",
        "attachment; filename*=UTF-8''..%2f..%2fx.dat # x.dat",
        "attachment; filename=\"con.dat\" # _con.dat",
        "attachment; filename=\".htaccess\" # _htaccess",
        "attachment; filename=\"a<b>:c?.dat. \" # a_b__c_.dat",
        "attachment; filename=\"\" # of-url",
        "attachment; filename=\"..\" # of-url",
        "attachment; filename=\"a/\" # of-url",
        "attachment # of-url",
        "inline; filename # of-url",
        "; ;=\"; filename=\" # of-url"
      })
  void nameIsSafe_andBelowTheDirectory(String disposition, String name) throws Exception {
    serve("/of-url", disposition);
    assertEquals(directory.resolve("out").resolve(name), ok("of-url,,").file());
    assertEquals(List.of(name), downloads.files());
    assertEquals("some content", Files.readString(downloads.file(name)));
  }

  @Test
  void fileWithAPath_keepsIt_andIsNotOverwritten() throws Exception {
    serve("/a", "attachment; filename=LISTED.dat");
    serve("/b", "attachment; filename=other.dat");
    List<Transfer> plan = plan("a,,", "b,listed.dat,");
    List<Outcome<Transfer, Downloaded>> outcomes = downloads.run(plan.toArray(Transfer[]::new));
    assertEquals("listed.dat", outcomes.get(1).orElseThrow().file().getFileName().toString());
    String why = message(outcomes.get(0));
    assertTrue(why.startsWith("the server calls this file \"LISTED.dat\", which is, on"), why);
    assertEquals(List.of("listed.dat"), downloads.files());
  }

  @Test
  void twoWithOneName_oneOfThemFails_andUrlsOfOneNameAreToldApart() throws Exception {
    serve("/get", "attachment; filename=same.dat");
    List<Outcome<Transfer, Downloaded>> outcomes = run("get?id=1,,", "get?id=2,,", "get?id=3,,");
    long failed = outcomes.stream().filter(Outcome.Failed.class::isInstance).count();
    assertEquals(2, failed);
    assertEquals(List.of("same.dat"), downloads.files());
  }

  @Test
  void fileOfSomebodyElse_isNotOverwritten() throws Exception {
    Files.createDirectories(directory.resolve("out"));
    Files.writeString(downloads.file("mine.dat"), "mine");
    serve("/a", "attachment; filename=mine.dat");
    String why = message(run("a,,").get(0));
    assertTrue(why.contains("has not come from there as it is now; remove that"), why);
    assertEquals("mine", Files.readString(downloads.file("mine.dat")));
    assertEquals(List.of("mine.dat"), downloads.files());
  }

  @Test
  void unchangedFile_isUpToDate_thoughOnlyTheFirstAnswerHasSaidItsName() throws Exception {
    server.on("/a", called("attachment; filename=x.dat", DATA), Reply.status(304));
    assertEquals(false, ok("a,,").unchanged());
    assertEquals(true, ok("a,,").unchanged());
    assertTrue(server.received("/a").get(1).header("If-None-Match").isPresent());
    Files.delete(downloads.file("x.dat"));
    assertEquals(downloads.file("x.dat"), ok("a,,").file());
    assertEquals(List.of("x.dat"), downloads.files());
  }

  @Test
  void fileWithItsHash_isNotAskedForAgain_norWithoutItsCopy() throws Exception {
    serve("/a", "attachment; filename=x.dat");
    String row = "a,," + Urls.hash(DATA);
    ok(row);
    assertEquals(true, ok(row).unchanged());
    Files.delete(downloads.file("x.dat"));
    assertEquals(downloads.file("x.dat"), ok(row).file());
    downloads.offline(true);
    assertEquals(downloads.file("x.dat"), ok("a,,").file());
    assertEquals(1, server.received("/a").size());
  }

  @Test
  void otherContentUnderTheName_replacesWhatHasComeFromThere() throws Exception {
    byte[] other = "other content".getBytes(StandardCharsets.UTF_8);
    String name = "attachment; filename=x.dat";
    server.on("/a", called(name, DATA), called(name, other));
    ok("a,,");
    ok("a,,");
    assertEquals("other content", Files.readString(downloads.file("x.dat")));
  }

  @Test
  void otherNameForTheNextRun_isAnotherFile() throws Exception {
    byte[] other = "other content".getBytes(StandardCharsets.UTF_8);
    server.on(
        "/a",
        called("attachment; filename=x.dat", DATA),
        called("attachment; filename=y.dat", other));
    ok("a,,");
    assertEquals(downloads.file("y.dat"), ok("a,,").file());
    assertEquals(List.of("x.dat", "y.dat"), downloads.files());
  }

  @Test
  void nameThatAFileHasNoLonger_isFreeForAnother() throws Exception {
    byte[] other = "other content".getBytes(StandardCharsets.UTF_8);
    String x = "attachment; filename=x.dat";
    String y = "attachment; filename=y.dat";
    server.on("/a", called(x, DATA), called(y, DATA)).on("/b", called(y, other));
    ok("a,,");
    Files.delete(downloads.file("x.dat"));
    assertEquals(downloads.file("y.dat"), ok("a,,").file());
    server.on("/b", called(x, other));
    List<Outcome<Transfer, Downloaded>> outcomes = run("a,,", "b,,");
    assertEquals(downloads.file("y.dat"), outcomes.get(0).orElseThrow().file());
    assertEquals(downloads.file("x.dat"), outcomes.get(1).orElseThrow().file());
  }

  @Test
  void rememberedName_thatAnotherFileHas_leavesNothingBehind() throws Exception {
    serve("/a", "attachment; filename=x.dat");
    String row = "a,," + Urls.hash(DATA);
    ok(row);
    Files.writeString(downloads.file("x.dat"), "mine");
    assertTrue(message(run(row).get(0)).contains("remove that"));
    assertEquals("mine", Files.readString(downloads.file("x.dat")));
    assertEquals(List.of("x.dat"), downloads.files());
  }

  @Test
  void withoutACache_whatIsThereIsKept_ifItIsTheSame() throws Exception {
    downloads = new Downloads(directory.resolve("out"));
    serve("/a", "attachment; filename=x.dat");
    ok("a,,");
    ok("a,,");
    Files.writeString(downloads.file("x.dat"), "changed");
    assertTrue(message(run("a,,").get(0)).contains("\"x.dat\", but there is one of that name"));
    assertEquals("changed", Files.readString(downloads.file("x.dat")));
  }

  @Test
  void nameThatTheServerSays_countsForWhatIsInTheFile() throws Exception {
    server.on("/a", called("attachment; filename=x.png", DATA).header("Content-Type", "text/html"));
    String why = message(run("a,,").get(0));
    assertTrue(why.startsWith("x.png: a file of this name is no text/html"), why);
    assertEquals(List.of(), downloads.files());
  }

  @Test
  void rowOfAFileThatItsServerNames_hasNoPath() throws Exception {
    Transfer transfer = plan("a,,", "b,b.dat,").get(0);
    assertEquals(
        List.of("" + server.uri("/a"), ""),
        transfer.row(List.of("url", "path")).orElseThrow().fields());
  }
}
