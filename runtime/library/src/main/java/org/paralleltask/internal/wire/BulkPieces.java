// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import java.io.IOException;

/** What a channel does for the arrays that do not go through it. */
public interface BulkPieces {
  /** Tells the other side that the next piece lies ready in the segment. */
  void ready(int bytes) throws IOException;

  /** Sends a piece through the channel, as there is no segment. */
  void carry(byte[] bytes, int length) throws IOException;

  /** Waits until the other side has taken one piece more; goes on reading frames meanwhile. */
  void awaitTaken() throws IOException;
}
