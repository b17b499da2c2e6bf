// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.jobs.input.CsvText;
import org.paralleltask.jobs.journal.ListRow;
import org.paralleltask.jobs.spec.Settings;

/** Transfers as rows, which a list must make the same transfers of, also each of them alone. */
class ListedAgainTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  @TempDir Path directory;

  private List<Transfer> plan(String file, String text, String... more) throws Exception {
    Files.writeString(directory.resolve(file), text);
    Map<String, String> options = new HashMap<>();
    options.put("base", directory.toString());
    options.put("itemsFile", file);
    options.put("output", "out");
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return new DownloadOptions(new Settings(options::get)).transfers();
  }

  private void assertEachIsTheSameAgain(List<Transfer> all) throws Exception {
    List<String> columns = columns(all);
    for (Transfer each : all) {
      ListRow row = each.row(columns).orElseThrow();
      List<String> fields = new ArrayList<>(row.fields());
      String list = CsvText.row(columns) + "\n" + CsvText.row(fields) + "\n";
      Transfer again = plan("failed.csv", list).get(0);
      assertEquals(withoutSecret(each), withoutSecret(again));
      assertEquals(each.toString(), again.toString());
    }
  }

  private static List<String> columns(List<Transfer> all) {
    return new TransferItems(all.iterator(), all, "", List::of).columns();
  }

  private static Transfer withoutSecret(Transfer all) {
    return new Transfer(
        all.urls(),
        all.name(),
        all.target(),
        all.checksum(),
        all.size(),
        all.type(),
        all.recheck());
  }

  @Test
  void everythingThatAListSays_isInTheRow() throws Exception {
    List<Transfer> all =
        plan(
            "list.csv",
            "url,path,md5,sha512,size,type\n"
                + "https://a/x|https://b/x?q=1,\"d/e, \"\"f\"\".png\",,,12,image/png\n"
                + "https://a/y,,%s,,,\n".formatted(HASH.substring(0, 32))
                + "https://a/z,,,%s,0,\n".formatted(HASH + HASH));
    assertEquals(List.of("url", "path", "sha512", "md5", "size", "type"), columns(all));
    assertEachIsTheSameAgain(all);
  }

  @Test
  void fileWithASuffix_keepsIt_thoughItIsAlone() throws Exception {
    List<Transfer> all =
        plan("list.txt", "https://a/x.png\nhttps://b/x.png\n", "onNameClash", "suffix");
    assertEquals("x.png", all.get(0).name());
    assertEachIsTheSameAgain(all);
  }

  @Test
  void listOfHashes_needsNoBaseUrlAnyMore() throws Exception {
    String list = HASH + "  d/a b.txt\nSHA256 (c.txt) = " + HASH + "\n";
    assertEachIsTheSameAgain(plan("SHA256SUMS", list, "baseUrl", "https://a/files"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://a/~me", "https://a/CON", "https://a/a%20b%252541", "https://a/%C3%A9:"})
  void oddNames_stayWhatTheyAre(String url) throws Exception {
    assertEachIsTheSameAgain(plan("list.txt", url));
  }

  @Test
  void token_staysInItsList() throws Exception {
    String url = "https://a/x?token=s3cret";
    List<Transfer> all = plan("list.txt", "# these\n" + url + "|https://b/x\n");
    ListRow row = all.get(0).row(List.of("url", "path")).orElseThrow();
    assertEquals(List.of("", "x"), row.fields());
    assertEquals(2, row.secret().line());
    assertEquals(directory.resolve("list.txt").toString(), row.secret().file());
  }

  @Test
  void tokenThatStandsInNoFile_isInNoRow() throws Exception {
    Map<String, String> options =
        Map.of("base", directory.toString(), "items", "https://a/x?token=s3cret, https://a/y");
    List<Transfer> all = new DownloadOptions(new Settings(options::get)).transfers();
    assertEquals(Optional.empty(), all.get(0).row(List.of("url")));
    assertEquals(List.of("https://a/y"), all.get(1).row(List.of("url")).orElseThrow().fields());
  }
}
