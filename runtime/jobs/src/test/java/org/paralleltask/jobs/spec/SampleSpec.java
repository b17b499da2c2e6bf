// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import java.util.List;
import java.util.Map;

/** What a job is told of a task of numbers, with any options. */
final class SampleSpec {
  private static final TaskEntry TASK =
      new TaskEntry(
          "a.B#c",
          "c",
          "a.B",
          "a.BTasks",
          "c",
          List.of(),
          "int",
          "int",
          List.of(),
          null,
          null,
          null,
          null,
          List.of());

  private SampleSpec() {}

  static JobSpec with(Map<String, String> options, String... jvmArguments) {
    return new JobSpec(
        JobSpec.PROTOCOL,
        1,
        "t",
        Action.RUN,
        TASK,
        "/b",
        "/d",
        options,
        Map.of(),
        List.of(jvmArguments),
        Map.of(),
        1,
        "");
  }
}
