// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.paralleltask.internal.LiveSolos;
import org.paralleltask.internal.SoloProcess;

/**
 * One item in a process of its own, which has a name, can be watched and ended; as Python's {@code
 * multiprocessing.Process}. For many items use a {@link TaskPool}, whose processes are used again.
 *
 * <p>Nothing happens before {@link #start}. The process then is a fresh JVM, as those of a pool
 * are, and ends with its item. It never outlives this JVM: one that is no daemon keeps the JVM
 * alive until it has ended, as a thread does that is none; but {@link System#exit}, and the death
 * of the JVM, end it as they end daemons.
 *
 * <pre>{@code
 * try (TaskProcess<Long> process =
 *     TaskProcess.of(Task.of("size", Files::size), files.get(0)).name("my_service").start()) {
 *   System.out.println(process.pid() + " is " + process.state());
 *   process.join();
 *   System.out.println(process.result());
 * }
 * }</pre>
 *
 * <p>All methods may be called by any thread.
 *
 * @param <O> the type of the result
 */
public final class TaskProcess<O extends @Nullable Object> implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration FOR_EVER = Duration.ofDays(365_000);

  private final Starter<O> starter;
  private PoolOptions options;
  private boolean daemon;
  private boolean closed;
  private @Nullable SoloProcess<O> started;

  private interface Starter<O extends @Nullable Object> {
    SoloProcess<O> start(PoolOptions options, boolean daemon) throws InterruptedException;
  }

  private TaskProcess(Starter<O> starter) {
    this.starter = starter;
    this.options =
        PoolOptions.of(Pool.PROCESS)
            .workers(1)
            .name("parallel-process-" + NUMBER.incrementAndGet());
  }

  /**
   * A process for an item of a task. Of the task's options only the timeout matters.
   *
   * @throws org.paralleltask.codec.CodecException if the task cannot be sent to a process
   */
  public static <I extends @Nullable Object, O extends @Nullable Object> TaskProcess<O> of(
      Task<I, O> task, I input) {
    task.travel().requireSendable(task.id());
    Task<I, O> once = task.attempts(1);
    return new TaskProcess<>((options, daemon) -> SoloProcess.start(once, input, options, daemon));
  }

  /** The processes of this JVM that have been started, and are alive. */
  public static List<TaskProcess<?>> alive() {
    return LiveSolos.list().stream().<TaskProcess<?>>map(each -> (TaskProcess<?>) each).toList();
  }

  // ---- before it is started ----

  /**
   * Gives it a name, which is that of its main thread, too.
   *
   * @throws IllegalStateException if it has been started
   */
  public synchronized TaskProcess<O> name(String name) {
    requireInitial("be given a name");
    options = options.name(Objects.requireNonNull(name, "name"));
    return this;
  }

  /**
   * Says whether the JVM ends although it is alive, and ends it; it does not at first.
   *
   * @throws IllegalStateException if it has been started
   */
  public synchronized TaskProcess<O> daemon(boolean daemon) {
    requireInitial("become a daemon, or none");
    this.daemon = daemon;
    return this;
  }

  /**
   * Says how the JVM is started.
   *
   * @throws IllegalStateException if it has been started
   */
  public synchronized TaskProcess<O> jvm(WorkerJvm jvm) {
    requireInitial("be given another JVM");
    options = options.jvm(jvm);
    return this;
  }

  private void requireInitial(String what) {
    requireOpen();
    if (started != null) {
      throw new IllegalStateException(name() + " has been started, and cannot " + what);
    }
  }

  /**
   * Starts it, and returns when it has a {@link #pid}.
   *
   * @throws IllegalStateException if it has been started
   * @throws BrokenPoolException if no process can be started
   * @throws WaitInterruptedException if the thread is interrupted meanwhile; then it has not been
   *     started, or is ended at once
   */
  public synchronized TaskProcess<O> start() {
    requireInitial("be started again: make another one");
    try {
      SoloProcess<O> made = starter.start(options, daemon);
      started = made;
      LiveSolos.add(this, made);
      if (made.pid() == 0) {
        made.future().result();
      }
      return this;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WaitInterruptedException("interrupted while starting " + name(), e);
    }
  }

  // ---- what it is ----

  /** Its name: the one that it was given, or else {@code parallel-process-1} and so on. */
  public synchronized String name() {
    return options.name();
  }

  /** Whether the JVM ends although it is alive. */
  public synchronized boolean isDaemon() {
    return daemon;
  }

  /** Its process id, also when it has ended; empty if it has not been started. */
  public OptionalLong pid() {
    SoloProcess<O> running = running();
    return running == null || running.pid() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(running.pid());
  }

  /** Whether it has been started, and its process has not ended. */
  public boolean isAlive() {
    SoloProcess<O> running = running();
    return running != null && running.isAlive();
  }

  /**
   * How it ended: 0 if its task returned, 1 if that threw or was interrupted, or what it called
   * {@link System#exit} with, or 128 and the number of the signal; empty if it has not ended.
   */
  public OptionalInt exitCode() {
    SoloProcess<O> running = running();
    return running == null ? OptionalInt.empty() : running.exitCode();
  }

  /**
   * {@code initial}, {@code started}, {@code stopped}, or {@code stopped[SIGTERM]} with the signal
   * or the exit code, if it is not 0.
   */
  public String state() {
    SoloProcess<O> running = running();
    if (running == null) {
      return "initial";
    }
    OptionalInt code = running.exitCode();
    if (code.isEmpty()) {
      return "started";
    }
    String cause = SoloProcess.cause(code.getAsInt());
    return cause.isEmpty() ? "stopped" : "stopped[" + cause + "]";
  }

  // ---- its end ----

  /**
   * Waits until it has ended. Says nothing of how: see {@link #exitCode} and {@link #result}.
   *
   * @throws IllegalStateException if it has not been started
   * @throws WaitInterruptedException if the thread is interrupted meanwhile
   */
  public void join() {
    join(FOR_EVER);
  }

  /** As {@link #join()}, but no longer than the limit; whether it has ended. */
  public boolean join(Duration limit) {
    try {
      return requireStarted("be waited for").awaitEnd(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WaitInterruptedException("interrupted while waiting for " + name(), e);
    }
  }

  /**
   * Waits for the result of its task.
   *
   * @throws IllegalStateException if it has not been started
   * @throws TaskFailedException if the task threw; see {@link TaskFuture#result()} for the others
   * @throws WorkerLostException if it was ended, by {@link #terminate} or otherwise
   * @throws java.util.concurrent.CancellationException if it was interrupted
   */
  public O result() {
    return requireStarted("have a result").future().result();
  }

  /**
   * Asks it to end, as SIGTERM does: its shutdown hooks run. It is alive until {@link #join}
   * returns. Does nothing if it has ended.
   */
  public void terminate() {
    requireStarted("be terminated").terminate();
  }

  /** Ends it at once, and all that it has started, as SIGKILL does. */
  public void kill() {
    requireStarted("be killed").kill();
  }

  /**
   * Interrupts its task, as {@link Thread#interrupt} does; one that has not stopped after a second
   * is ended with its process.
   */
  public void interrupt() {
    requireStarted("be interrupted").interrupt();
  }

  /**
   * Releases it, when it has ended or was never started; it can be used no more. Safe to call
   * twice.
   *
   * @throws IllegalStateException if it is alive: join or end it first
   * @throws UnobservedFailuresException if its task failed, nobody has asked for the result, and it
   *     was not ended on purpose
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    SoloProcess<O> running = started;
    if (running != null && running.isAlive()) {
      throw new IllegalStateException(
          name() + " is alive, and cannot be closed: join() or terminate() it first");
    }
    closed = true;
    if (running != null) {
      running.close();
    }
  }

  private synchronized SoloProcess<O> requireStarted(String what) {
    SoloProcess<O> running = running();
    if (running == null) {
      throw new IllegalStateException(name() + " has not been started, and cannot " + what);
    }
    return running;
  }

  private synchronized @Nullable SoloProcess<O> running() {
    requireOpen();
    return started;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(name() + " is closed");
    }
  }

  /** Its name, and its state if it is not closed. */
  @Override
  public synchronized String toString() {
    return "TaskProcess[" + name() + ", " + (closed ? "closed" : state()) + "]";
  }
}
