// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

/** What two items with one key are: a mistake, or one item. */
public enum OnDuplicate {
  FAIL,
  ONCE
}
