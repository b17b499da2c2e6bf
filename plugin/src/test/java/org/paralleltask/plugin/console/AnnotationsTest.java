// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.plugin.process.ItemFailure;

@Timeout(10)
class AnnotationsTest {
  @TempDir Path checkout;

  private final List<String> lines = new ArrayList<>();

  @BeforeEach
  void makeSource() throws Exception {
    Path file = checkout.resolve("app/src/main/java/com/acme/Sum.java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "class Sum {}");
  }

  private String told(String server, String label, String message, String at) {
    Sources sources =
        new Sources(
            List.of(checkout.resolve("app/gen"), checkout.resolve("app/src/main/java")),
            checkout.resolve("app"),
            checkout,
            "com.acme.Sum$Inner",
            Optional.of("Sum.java:7"));
    new Annotations(Map.of(server, "true"), sources, lines::add)
        .failed(
            "sum",
            new ItemFailure(label, "FAILED", message, Optional.ofNullable(at), 1, List.of()));
    return lines.isEmpty() ? "" : lines.get(0);
  }

  @Test
  void gitHub_pointsAtTheFailingLine() {
    assertEquals(
        "::error file=app/src/main/java/com/acme/Sum.java,line=12,title=sum%3A 50%25%2C a%3Ab::100%25 ::x::",
        told("GITHUB_ACTIONS", "50%, a:b", "100% ::x::", "Sum.java:12"));
  }

  @Test
  void failureOfNoKnownLine_pointsAtTheMethod() {
    assertEquals(
        "::error file=app/src/main/java/com/acme/Sum.java,line=7,title=sum%3A a::no",
        told("GITHUB_ACTIONS", "a", "no", null));
  }

  @Test
  void failureOfAnotherFile_pointsThere() throws Exception {
    Files.createDirectories(checkout.resolve("app/site"));
    Files.writeString(checkout.resolve("app/site/index.html"), "<a href='x'>");

    assertEquals(
        "::error file=app/site/index.html,line=1,title=sum%3A x::no",
        told("GITHUB_ACTIONS", "x", "no", "site/index.html:1"));
  }

  @Test
  void fileThatIsNotThere_isNotNamed() {
    assertEquals("::error title=sum%3A a::no", told("GITHUB_ACTIONS", "a", "no", "Other.java:12"));
  }

  @Test
  void azure_pointsAtTheFailingLine() {
    assertEquals(
        "##vso[task.logissue type=error;sourcepath=app/src/main/java/com/acme/Sum.java;linenumber=12;]sum: a: 5%AZP25 # #vso[x]",
        told("TF_BUILD", "a", "5% ##vso[x]", "Sum.java:12"));
  }

  @Test
  void teamCity_isToldInItsOwnEscapes() {
    assertEquals(
        "##teamcity[message text='app/src/main/java/com/acme/Sum.java:12: sum: it|'s |[a|]: x||y' status='ERROR']",
        told("TEAMCITY_VERSION", "it's [a]", "x|y", "Sum.java:12"));
  }

  @Test
  void F9_labelWithLines_staysOneLine() {
    assertEquals(
        "::error file=app/src/main/java/com/acme/Sum.java,line=7,title=sum%3A a b::no  : :stop-commands::x",
        told("GITHUB_ACTIONS", "a\nb", "no\n\n: :stop-commands::x", null));
  }

  @Test
  void noServer_nothingIsSaid() {
    assertEquals("", told("OTHER", "a", "no", null));
  }
}
