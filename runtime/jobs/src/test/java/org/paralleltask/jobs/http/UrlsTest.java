// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;

class UrlsTest {
  private static String parsed(String text) throws HttpException {
    return Urls.parse(text).toString();
  }

  private static String refused(String text) {
    HttpException bad = assertThrows(HttpException.class, () -> Urls.parse(text), text);
    assertEquals("BAD_URL", bad.code());
    return String.valueOf(bad.getMessage());
  }

  @Test
  void D26_whatPeopleWrite_isEncoded() throws HttpException {
    assertEquals("http://h/a%20b%5B1%5D", parsed(" HTTP://h/a b[1]#part "));
    assertEquals("http://h/%C3%A9%25/%41?q=%C3%A4%20b", parsed("http://H/é%/%41?q=ä b"));
    assertEquals("http://h/", parsed("http://h"));
    assertEquals("http://h:8080/?a=b", parsed("http://h:8080?a=b"));
    assertEquals("http://[::1]:80/x", parsed("http://[::1]:80/x"));
    assertEquals("https://xn--bcher-kva.example/", parsed("https://bücher.example/"));
    assertEquals("https://a-b.example./", parsed("https://A-B.example./"));
    String longest = "http://h/" + "x".repeat(8000);
    assertEquals(longest, parsed(longest));
  }

  @Test
  void D15_D26_whatCannotBeAsked_isRefusedWithItsReason() {
    assertTrue(refused("example.org/a").contains("must begin with http:// or https://"));
    assertTrue(refused("//example.org/a").contains("must begin with http:// or https://"));
    assertTrue(refused("ftp://example.org/a").contains("\"ftp\" is neither http nor https"));
    assertTrue(refused("http://my_host/a").contains("\"my_host\" cannot be the name of a host"));
    assertTrue(refused("http:///a").contains("cannot be the name of a host"));
    assertTrue(refused("http://a..b/").contains("cannot be the name of a host"));
    assertTrue(refused("http://" + "x".repeat(64) + "/").contains("cannot be the name of a host"));
    assertTrue(refused("http://h:99999/").contains("\"99999\" is no port"));
    assertTrue(refused("").contains("must begin with"));
  }

  @Test
  void userAndPassword_areRefused_andNotShown() {
    String message = refused("https://me:pw@example.org/a?token=abc");
    assertTrue(message.contains("https://***@example.org/a?token=***"), message);
    assertTrue(message.contains("settings.xml"), message);
  }

  @Test
  void secretsOfQueries_areNotShown() {
    assertEquals(
        "https://h/a?x=1&api_key=***&X-Amz-Date=***&y=2",
        Urls.shown("https://h/a?x=1&api_key=s3cret&X-Amz-Date=2026&y=2"));
    assertEquals("https://h/a?Signature=***", Urls.shown("https://h/a?Signature=abc%2B"));
  }

  @Test
  void linksAboveTheRoot_orBrokenIntoLines_areResolvedAsBrowsersDo() throws HttpException {
    URI base = URI.create("https://h/a/b");
    assertEquals("https://h/c", Urls.resolve(base, "../../../c").toString());
    assertEquals("https://h/", Urls.resolve(base, "../..").toString());
    assertEquals("https://h/..c", Urls.resolve(base, "../..c").toString());
    assertEquals("https://h/a/cd", Urls.resolve(base, " c\r\n\td ").toString());
    assertEquals("http://other/x", Urls.resolve(base, "http://oth\ner/x").toString());
  }

  @Test
  void links_areResolved() throws HttpException {
    URI base = URI.create("https://h/a/b?q");
    assertEquals("https://h/a/c", Urls.resolve(base, "c#x").toString());
    assertEquals("https://h/c%20d", Urls.resolve(base, "/c d").toString());
    assertEquals("https://other/x", Urls.resolve(base, "//other/x").toString());
    assertEquals("http://other/x", Urls.resolve(base, "http://other/x").toString());
    assertEquals("https://h/a/b?q", Urls.resolve(base, "#x").toString());
    assertEquals("https://h/a/b?q", Urls.resolve(base, "").toString());
    assertEquals("https://h/a/b?r", Urls.resolve(base, "?r#x").toString());
    assertThrows(HttpException.class, () -> Urls.resolve(base, "file:///etc/passwd"));
    assertThrows(HttpException.class, () -> Urls.resolve(base, "javascript:alert(1)"));
  }
}
