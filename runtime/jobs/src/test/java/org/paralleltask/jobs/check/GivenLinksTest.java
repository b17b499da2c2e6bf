// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.journal.ListRow;

/** Which links can be given again, as they were given. */
@Timeout(60)
class GivenLinksTest {
  @TempDir Path directory;

  /** The rows of the links, by what users see of these. */
  private Map<String, Optional<ListRow>> rows(String... options) throws Exception {
    Map<String, String> all = new HashMap<>(Map.of("base", directory.toString()));
    for (int i = 0; i < options.length; i += 2) {
      all.put(options[i], options[i + 1]);
    }
    try (LinkCheck check = LinkCheck.open(CheckSettings.of(all));
        Stream<Link> links = check.stream()) {
      return links
          .peek(link -> check.omitted())
          .collect(Collectors.toMap(Link::toString, link -> link.row(List.of())));
    }
  }

  private static Optional<ListRow> line(String text) {
    return Optional.of(new ListRow(List.of(text), null));
  }

  @Test
  void addresses_areRowsAsTheyAreWritten_unlessTheyHaveASecret() throws Exception {
    Map<String, Optional<ListRow>> rows = rows("items", "https://A/x#y,https://a/z?key=s3cret");
    assertEquals(line("https://A/x#y"), rows.get("https://a/x"));
    rows.remove("https://a/x");
    assertEquals(List.of(Optional.empty()), List.copyOf(rows.values()));
  }

  @Test
  void linesOfAList_areRows_orSayWhereTheSecretStands() throws Exception {
    Path list = directory.resolve("list.txt");
    Files.writeString(list, "\uFEFF# these\nhttps://a/x\n https://a/z?key=s3cret \n");
    Map<String, Optional<ListRow>> rows = rows("itemsFile", "list.txt");
    assertEquals(line("https://a/x"), rows.remove("https://a/x"));
    ListRow secret = rows.values().iterator().next().orElseThrow();
    assertEquals(List.of(""), secret.fields());
    assertEquals(3, secret.secret().line());
    assertEquals(list.toString(), secret.secret().file());
  }

  @Test
  void linksOfPages_standInNoList() throws Exception {
    Files.createDirectory(directory.resolve("site"));
    Files.writeString(directory.resolve("site/index.html"), "<a href='gone.html'>gone</a>");
    assertEquals(Map.of("/gone.html", Optional.empty()), rows("site", "site"));
  }
}
