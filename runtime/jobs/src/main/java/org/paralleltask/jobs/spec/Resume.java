// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

/** Whether a run goes on from earlier ones. */
public enum Resume {
  /** If there are any. */
  AUTO,
  /** What they knew is dropped. */
  OFF,
  /** If there is none, nothing runs. */
  REQUIRE
}
