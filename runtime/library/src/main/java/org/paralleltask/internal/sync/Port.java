// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

/** The way to the process that made an object. */
interface Port {
  /** This process, as the process that made the object counts those that use it. */
  int client();

  /**
   * Begins a call, whose answer the pending one gets; never waits for that.
   *
   * @return takes the call back, which then is answered at once
   */
  Runnable begin(Request request, Pending pending);
}
