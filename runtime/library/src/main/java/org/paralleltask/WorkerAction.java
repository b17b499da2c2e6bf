// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.io.Serializable;

/**
 * What a worker does before its first item, or after its last. Serializable, so that a lambda can
 * be sent to a worker process; there, what it captures has to be serializable too, and is a copy.
 */
@FunctionalInterface
public interface WorkerAction extends Serializable {
  /**
   * Does it, on the worker.
   *
   * @throws Exception whatever went wrong; before the first item, that breaks the pool
   */
  void run() throws Exception;
}
