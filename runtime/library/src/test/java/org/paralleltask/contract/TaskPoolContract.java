// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paralleltask.Pool;
import org.paralleltask.PoolOptions;

/** What every kind of pool promises. A subclass names the kind. */
@ExtendWith(HangGuard.class)
abstract class TaskPoolContract
    implements SubmitContract,
        FutureContract,
        CallbackContract,
        MapContract,
        WindowContract,
        GrowingContract,
        ResultsContract,
        OutcomesContract,
        WaitContract,
        AsCompletedContract,
        LifecycleContract,
        ClosingContract,
        SetupContract,
        FailureContract,
        HostileContract,
        AttemptContract,
        BackoffContract,
        TryLaterContract,
        RetryOnContract,
        NestedContract,
        DeadlineContract,
        DeadlockContract,
        MemoryContract,
        StressContract {
  private final Pool kind;
  private final Queue<Thread> workers = new ConcurrentLinkedQueue<>();

  TaskPoolContract(Pool kind) {
    this.kind = kind;
  }

  @Override
  public PoolOptions options() {
    return PoolOptions.of(kind).initializer(() -> workers.add(Thread.currentThread()));
  }

  @BeforeEach
  void skipWhatNeedsSharedMemory(TestInfo test) {
    Method method = test.getTestMethod().orElseThrow();
    assumeTrue(
        sharesMemory()
            || !(method.isAnnotationPresent(SharedMemory.class)
                || method.getDeclaringClass().isAnnotationPresent(SharedMemory.class)),
        "its workers do not share memory with the test");
  }

  /** Virtual threads too, which no list of threads shows. */
  @AfterEach
  void noWorkerIsLeft() throws InterruptedException {
    for (Thread worker : workers) {
      HangGuard.requireEnd(worker);
    }
  }
}
