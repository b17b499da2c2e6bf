// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.util.Iterator;
import java.util.List;
import org.paralleltask.Growing;

/** The items of a run, as its pool pulls them. There may be none for a while. */
interface PulledItems extends Iterator<Item>, Growing {
  /** These, all of which are there. */
  static PulledItems of(List<Item> items) {
    Iterator<Item> each = items.iterator();
    return new PulledItems() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void onReady(Runnable listener) {
        // It is ready from the beginning.
      }

      @Override
      public boolean hasNext() {
        return each.hasNext();
      }

      @Override
      public Item next() {
        return each.next();
      }
    };
  }
}
