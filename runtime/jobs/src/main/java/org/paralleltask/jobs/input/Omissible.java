// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

/**
 * An item whose source wants to know when it does not run, because its stream waits for its end.
 */
public interface Omissible {
  /** The item does not run: it is excluded, a duplicate, or need not run again. */
  void omitted();
}
