// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import java.util.Map;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.paralleltask.plugin.option.Option;

/** What the goals that write reports have in common. */
abstract class ReportingMojo extends JobMojo {

  /**
   * Which reports are written, separated by commas: {@code json}, {@code items}, {@code junit},
   * {@code html}, {@code trace}, {@code failed}, {@code markdown}. Default: all. Example: {@code
   * json,html}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.report")
  private @Nullable String report;

  @Override
  Map<Option, String> injected() {
    Map<Option, String> values = super.injected();
    put(values, Option.REPORT, report);
    return values;
  }
}
