// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

/** An item that depends on something that is not in any file. */
public interface Perishable {
  /** Whether it runs again although no file has changed, to look at that. */
  boolean mayHaveChanged();
}
