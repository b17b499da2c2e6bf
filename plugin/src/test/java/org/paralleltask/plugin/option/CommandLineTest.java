// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class CommandLineTest {
  @Test
  void wordsAreHeldTogetherByQuotes_whichAreTakenOff() {
    assertEquals(
        List.of("-Xmx1g", "-Da=b c", "-Dd=e \"f\"", "-Dg=h i"),
        CommandLine.split("  -Xmx1g\n -Da=\"b c\"\t'-Dd=e \"f\"' \"-Dg=h\"' i' "));
  }

  @Test
  void nothing_isNoWords() {
    assertEquals(List.of(), CommandLine.split(" \n"));
  }
}
