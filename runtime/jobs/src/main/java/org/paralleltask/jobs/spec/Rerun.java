// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

/** Which items run although, or although not, something says that they have to. */
public enum Rerun {
  /** Those that have to. */
  NONE,
  /** Of those that earlier runs have ended, the ones that did not end well, and no others. */
  FAILED,
  /** All. */
  ALL
}
