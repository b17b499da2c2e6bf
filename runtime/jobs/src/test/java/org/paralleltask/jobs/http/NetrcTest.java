// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.paralleltask.jobs.http.HttpSettings.Credentials;

class NetrcTest {
  @Test
  void machines_areRead_inAnyLayout() {
    Map<String, Credentials> read =
        Netrc.parse(
            """
            # mine
            machine Example.ORG login me password s3cret
            machine two.example
              login you
              account any
              password "with \\"blanks\\" #1"
            machine two.example login other password later
            """);
    assertEquals(
        Map.of(
            "example.org", new Credentials("me", "s3cret"),
            "two.example", new Credentials("you", "with \"blanks\" #1")),
        read);
  }

  @Test
  void defaults_macros_andHalves_areNotUsed() {
    Map<String, Credentials> read =
        Netrc.parse(
            """
            machine no.password login me
            macdef init
            machine in.macro login me password x

            default login anonymous password me@example.org
            machine last.example password y login z
            machine
            """);
    assertEquals(Map.of("last.example", new Credentials("z", "y")), read);
  }
}
