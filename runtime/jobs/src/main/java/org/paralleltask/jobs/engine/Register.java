// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import org.paralleltask.jobs.journal.ItemEntry;

/** Told what becomes of items as they come in. */
interface Register {
  /** An item does not run. */
  void add(ItemEntry entry);

  /**
   * An item has ended well, and is added later: should the run be killed meanwhile, it counts as
   * done.
   */
  void done(ItemEntry entry);

  /** An item that ended well before is to run again. */
  void again(long key);

  /**
   * An item need not run, and something new was found out about it.
   *
   * @param known how it ended when it ran last, with what holds now
   */
  void renew(ItemEntry known);
}
