// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import com.google.gson.annotations.SerializedName;

/** What the job JVM is to do with its job. */
public enum Action {
  /** Runs the items that have to run. */
  @SerializedName("run")
  RUN,
  /** Tells which items would run, and why; runs none, and changes no file. */
  @SerializedName("plan")
  PLAN,
  /** Writes the reports again, from the journal of the last run. */
  @SerializedName("report")
  REPORT,
  /** Removes what runs have left behind. */
  @SerializedName("clean")
  CLEAN
}
