// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report.sample;

import java.util.List;

/** Labels that break out of a page, a file or a terminal that does not expect them. */
public final class HostileLabels {
  private static final List<String> LABELS =
      List.of(
          "<script>document.title='broken'</script>",
          "</script><img src=x onerror=\"document.title='broken'\">",
          "\"double\" 'single' `back` &amp; {{verdict}} ${x}",
          "]]> <!-- --> <![CDATA[",
          "lone \ud800 high and \udc00 low",
          "control \u0000 \u0007 \u001b[31m and \u009b31m",
          "\u202egpj.exe",
          "line\nbreak\r\nand\ttab",
          "=cmd|' /C calc'!A0",
          "long " + "x".repeat(10_000),
          "::error file=x::injected",
          "##vso[task.logissue]injected",
          "日本語 😀 e\u0301 \u2028 \u2029 \ufffe \uffff",
          "# a comment?",
          "  spaces around  ",
          "| pipe | **bold** [link](javascript:alert(1))",
          "x");

  private HostileLabels() {}

  /** One of them, different for every index. */
  public static String of(int index) {
    return LABELS.get(index % LABELS.size()) + (index < LABELS.size() ? "" : " #" + index);
  }

  /** How many differ in more than their number. */
  public static int count() {
    return LABELS.size();
  }
}
