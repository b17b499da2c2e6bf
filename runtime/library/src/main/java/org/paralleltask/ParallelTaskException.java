// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The common type of all that can go wrong between a task and its caller. */
public abstract sealed class ParallelTaskException extends RuntimeException
    permits TaskFailedException,
        TaskTimedOutException,
        RunTimedOutException,
        DeadlockException,
        BrokenPoolException,
        PoolUnavailableException,
        WorkerLostException,
        UnobservedFailuresException,
        WaitInterruptedException {
  @Serial private static final long serialVersionUID = 1;

  ParallelTaskException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
