// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VerifiedTest {
  private final Verified verified = new Verified();

  @Test
  void whatCannotBeCompared_doesNotCountAsTheSame() {
    verified.same("a", true);
    assertEquals("1 item ran again (verifyDeterminism), and gave the same", verified.goodText());
    verified.same("b", false);
    verified.same("c", true);
    assertEquals(
        "3 items ran again (verifyDeterminism): 2 gave the same, 1 nothing that can be compared",
        verified.goodText());
  }
}
