// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Makes a hang a failure with evidence: a test that takes too long fails with the stacks of all
 * threads of the JVM and its worker processes, and so does one that leaves a thread, a process, a
 * file or a pipe behind. Says nothing otherwise.
 */
final class HangGuard implements InvocationInterceptor, BeforeEachCallback, AfterEachCallback {
  private static final int LIMIT_SECONDS = 20;
  private static final long LEFT_OVER_MILLIS = 5_000;
  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(HangGuard.class);

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(HERE).put("threads", Thread.getAllStackTraces().keySet());
    context.getStore(HERE).put("others", LeftOvers.before());
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> test, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    guard(test, call.getExecutable());
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> test, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    guard(test, call.getExecutable());
  }

  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    Set<?> before = context.getStore(HERE).get("threads", Set.class);
    for (Map.Entry<Thread, StackTraceElement[]> live : Thread.getAllStackTraces().entrySet()) {
      if (!before.contains(live.getKey()) && !ofTheJvm(live.getKey())) {
        requireEnd(live.getKey());
      }
    }
    context.getStore(HERE).get("others", LeftOvers.class).requireGone();
  }

  /**
   * Waits for the end of a thread that a test has started, and fails with all stacks if it stays.
   */
  static void requireEnd(Thread thread) throws InterruptedException {
    thread.join(LEFT_OVER_MILLIS);
    if (thread.isAlive()) {
      throw new AssertionError(
          "thread \"" + thread.getName() + "\" is left behind\n" + ThreadDump.takeOfAll());
    }
  }

  /** In a thread of its own: a test that hangs may be deaf to interruption. */
  private static void guard(Invocation<Void> test, Method method) throws Throwable {
    FutureTask<Optional<Throwable>> run = new FutureTask<>(() -> failureOf(test));
    Thread thread = new Thread(run, "test " + method.getName());
    thread.setDaemon(true);
    thread.start();
    int limit =
        Optional.ofNullable(method.getAnnotation(HangLimit.class))
            .map(HangLimit::value)
            .orElse(LIMIT_SECONDS);
    Optional<Throwable> failure = await(run, thread, limit);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private static Optional<Throwable> await(
      FutureTask<Optional<Throwable>> run, Thread thread, int limit)
      throws InterruptedException, ExecutionException {
    try {
      return run.get(limit, TimeUnit.SECONDS);
    } catch (TimeoutException tooLong) {
      AssertionError hang =
          new AssertionError(
              "\"" + thread.getName() + "\" hangs after " + limit + " s\n" + ThreadDump.takeOfAll(),
              tooLong);
      thread.interrupt();
      return Optional.of(hang);
    }
  }

  private static Optional<Throwable> failureOf(Invocation<Void> test) {
    try {
      test.proceed();
      return Optional.empty();
    } catch (Throwable failure) {
      return Optional.of(failure);
    }
  }

  /** Carriers of virtual threads, the waiter for child processes and the like are not ours. */
  private static boolean ofTheJvm(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group == null
        || group.getName().equals("system")
        || group.getName().equals("InnocuousThreadGroup")
        || thread.getName().startsWith("ForkJoinPool-1-")
        || thread.getName().startsWith("ForkJoinPool.commonPool-");
  }
}
