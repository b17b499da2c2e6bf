// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

/** Whose prints are shown. */
public enum ShowOutput {
  FAILED,
  ALL,
  NONE
}
