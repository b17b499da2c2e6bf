// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

/** What a run without items is. */
public enum OnEmpty {
  OK,
  WARN,
  FAIL
}
