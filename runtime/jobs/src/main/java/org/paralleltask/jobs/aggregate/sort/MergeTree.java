// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.sort;

import java.io.IOException;
import java.util.List;

/**
 * Finds the first of what many cursors stand at, as a tournament: after the winner has gone on, it
 * plays only against those whom its predecessor met on its way up. Of equal keys, that of the
 * earlier cursor comes first.
 */
final class MergeTree {
  private final Cursor[] cursors;

  /** The losers, as a tree whose root is at 1; the cursors are its leaves. */
  private final int[] losers;

  private int winner;

  /** Goes to the first record of each of the cursors, of which there is at least one. */
  MergeTree(List<Cursor> cursors) throws IOException {
    this.cursors = cursors.toArray(Cursor[]::new);
    this.losers = new int[this.cursors.length];
    for (Cursor cursor : cursors) {
      cursor.next();
    }
    this.winner = play(1);
  }

  private int play(int node) {
    if (node >= losers.length) {
      return node - losers.length;
    }
    int left = play(2 * node);
    int right = play(2 * node + 1);
    boolean first = isBefore(left, right);
    losers[node] = first ? right : left;
    return first ? left : right;
  }

  /** The cursor that stands at the first record; all are over if it is. */
  Cursor first() {
    return cursors[winner];
  }

  /** Goes on behind the first record. */
  void next() throws IOException {
    cursors[winner].next();
    int best = winner;
    for (int node = (best + losers.length) / 2; node >= 1; node /= 2) {
      int other = losers[node];
      if (isBefore(other, best)) {
        losers[node] = best;
        best = other;
      }
    }
    winner = best;
  }

  private boolean isBefore(int a, int b) {
    if (cursors[a].isOver() || cursors[b].isOver()) {
      return cursors[b].isOver() && !(cursors[a].isOver() && b < a);
    }
    int order = cursors[a].compare(cursors[b]);
    return order == 0 ? a < b : order < 0;
  }
}
