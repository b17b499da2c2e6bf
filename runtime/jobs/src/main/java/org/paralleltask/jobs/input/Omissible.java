// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

/**
 * An item whose source wants to know when it does not run, because its stream waits for its end.
 * All methods are called by the thread that lets items in.
 */
public interface Omissible {
  /** Whether it runs though an earlier run has ended it well, because it brings other items. */
  boolean bringsItems();

  /** An earlier run has ended it well, and so it does not run; told before {@link #omitted}. */
  void endedWell();

  /** The item does not run: it is excluded, a duplicate, or need not run again. */
  void omitted();
}
