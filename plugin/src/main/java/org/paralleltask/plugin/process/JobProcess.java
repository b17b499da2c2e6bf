// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.paralleltask.plugin.option.ConfigurationException;

/**
 * A job JVM, from its start to its end.
 *
 * <pre>
 *   thread of the goal  takes from the inbox, decides, logs; at the end closes all of it
 *   parallel-job-events lets the job JVM in and puts its events into the inbox
 *   parallel-job-out    drains standard output, as lines, into the inbox
 *   parallel-job-err    the same for standard error
 *   parallel-job-exit   puts the exit code into the inbox
 *   parallel-job-spec   writes the spec; standard input then stays open, for its end tells the
 *                       job JVM that this one is gone
 * </pre>
 *
 * <p>A JVM that dies before it connects is noticed by its exit code, not by waiting.
 */
public final class JobProcess implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final int LAST_WORDS_SECONDS = 2;

  private final CountDownLatch followed = new CountDownLatch(1);
  private final List<Thread> listeners = new ArrayList<>();
  private final Path argumentFile;
  private final Door door;
  private final Inbox inbox;
  private final Process process;
  private final Child child;

  private JobProcess(Path argumentFile, Door door, Inbox inbox, Process process) {
    this.argumentFile = argumentFile;
    this.door = door;
    this.inbox = inbox;
    this.process = process;
    this.child = new Child(process, this::awaitLastWords);
  }

  /**
   * Starts a job JVM, listens to it to its end, and leaves nothing of it behind, whatever happens.
   *
   * @throws InterruptedException if this thread is interrupted; the job JVM is then gone as well
   */
  public static JobResult run(JavaCommand command, JobSpec spec, JobListener listener)
      throws InterruptedException {
    try (JobProcess job = start(command, spec)) {
      job.listen(spec);
      JobResult result = job.follow(new Conversation(listener), listener);
      listener.ended(result);
      return result;
    }
  }

  private static JobProcess start(JavaCommand command, JobSpec spec) {
    try {
      Inbox inbox = new Inbox();
      Path argumentFile = command.writeArgumentFile(spec.directory());
      ProcessBuilder builder = new ProcessBuilder(command.line(argumentFile));
      builder.directory(spec.baseDirectory().toFile());
      return new JobProcess(argumentFile, new Door(inbox), inbox, builder.start());
    } catch (IOException e) {
      throw new ConfigurationException(
          "The job JVM cannot be started with \"%s\" in \"%s\": %s. Nothing has been run."
              .formatted(command.java(), spec.baseDirectory(), e.getMessage()),
          e);
    }
  }

  private void listen(JobSpec spec) {
    listen("events", door::listen);
    listen("out", new LinePump(process.getInputStream(), false, inbox));
    listen("err", new LinePump(process.getErrorStream(), true, inbox));
    listen("exit", this::awaitExit);
    listen("spec", () -> write(spec.line(door.port(), door.token())));
  }

  private void listen(String name, Runnable listener) {
    Thread thread = new Thread(listener, "parallel-job-" + name);
    thread.setDaemon(true);
    thread.start();
    listeners.add(thread);
  }

  private void awaitExit() {
    try {
      inbox.put(new Message.Exited(process.waitFor()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(String spec) {
    try {
      OutputStream stdin = process.getOutputStream();
      stdin.write(spec.getBytes(StandardCharsets.UTF_8));
      stdin.flush();
    } catch (IOException e) {
      // The JVM has ended before it read: its exit code and what it printed say why.
    }
  }

  private JobResult follow(Conversation conversation, JobListener listener)
      throws InterruptedException {
    Patience patience = new Patience();
    while (!conversation.isOver()) {
      inbox.poll(TICK).ifPresent(conversation::hear);
      listener.tick();
      if (patience.isOutWith(conversation.expected())) {
        giveUp(conversation);
      }
    }
    return conversation.result(child.pid());
  }

  private void giveUp(Conversation conversation) {
    switch (conversation.expected()) {
      case CONNECTION ->
          throw new ConfigurationException(
              "The JVM of the job (pid %d) has not reported within a minute of its start. Is \"jvm\" a JDK of version 17 or later?"
                  .formatted(child.pid()));
      case EXIT -> {
        conversation.force();
        child.end();
      }
      default -> conversation.forgoRest();
    }
  }

  /** Lets the thread of the goal say how the job ended, while the whole JVM is going down. */
  private void awaitLastWords() {
    try {
      followed.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    child.close();
    listeners.forEach(Thread::interrupt);
    door.close();
    try {
      Files.deleteIfExists(argumentFile);
    } catch (IOException e) {
      argumentFile.toFile().deleteOnExit();
    }
    followed.countDown();
  }
}
