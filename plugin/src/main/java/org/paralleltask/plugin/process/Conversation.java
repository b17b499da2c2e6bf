// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import com.google.gson.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.paralleltask.plugin.option.ConfigurationException;

/**
 * What has been heard of a job JVM, and so what to expect of it: that it connects, that it reports
 * the end of the job, that it ends, that its streams end. Owned by the thread that runs the goal.
 */
final class Conversation {
  private static final int LAST_LINES = 20;

  private final JobListener listener;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private boolean connected;
  private boolean disconnected;
  private boolean forced;
  private boolean resumable;
  private int openStreams = 2;
  private @Nullable JobEnd end;
  private OptionalInt exitCode = OptionalInt.empty();

  Conversation(JobListener listener) {
    this.listener = listener;
  }

  Expected expected() {
    if (exitCode.isPresent()) {
      return openStreams == 0 && disconnected ? Expected.NOTHING : Expected.REST;
    }
    if (end != null) {
      return Expected.EXIT;
    }
    return connected ? Expected.END : Expected.CONNECTION;
  }

  boolean isOver() {
    return expected() == Expected.NOTHING;
  }

  /** The job is over and its JVM stays: it is about to be ended. */
  void force() {
    forced = true;
  }

  /** The process is gone, and somebody else holds its streams open. */
  void forgoRest() {
    openStreams = 0;
    disconnected = true;
  }

  void hear(Message message) {
    if (message instanceof Message.Connected hello) {
      connected = true;
      requireProtocol(hello.hello());
    } else if (message instanceof Message.Event event) {
      hearEvent(event.json());
    } else if (message instanceof Message.Printed printed) {
      hearLine(printed);
    } else if (message instanceof Message.Exited exited) {
      exitCode = OptionalInt.of(exited.code());
    } else if (message instanceof Message.StreamEnded) {
      openStreams--;
    } else {
      disconnected = true;
    }
  }

  private static void requireProtocol(JsonObject hello) {
    long spoken = Json.count(hello, "protocol");
    if (spoken != JobSpec.PROTOCOL) {
      throw new ConfigurationException(
          "The job JVM (parallel-runtime %s) speaks protocol %d, this plugin speaks protocol %d. Use the same version of parallel-maven-plugin, parallel-runtime and parallel-processor."
              .formatted(
                  Json.text(hello, "runtime").orElse("of unknown version"),
                  spoken,
                  JobSpec.PROTOCOL));
    }
  }

  private void hearEvent(JsonObject event) {
    switch (Json.text(event, "e").orElse("")) {
      case "start" -> hearStart(JobStart.of(event));
      case "progress" -> listener.progressed(JobProgress.of(event));
      case "plan" -> listener.planned(JobPlan.of(event));
      case "clean" -> listener.cleaned(JobRemains.of(event));
      case "failure" -> listener.failed(ItemFailure.of(event));
      case "output" -> hearItem(event);
      case "log" ->
          listener.said(
              Json.text(event, "level").orElse("info"), Json.text(event, "text").orElse(""));
      case "end" -> end = JobEnd.of(event, resumable);
      default -> {
        // An event that a later version adds says nothing that this one must know.
      }
    }
  }

  private void hearStart(JobStart start) {
    resumable = start.resumable();
    listener.started(start);
  }

  private void hearItem(JsonObject event) {
    listener.itemPrinted(
        Json.text(event, "label").orElse(""),
        Json.text(event, "stream").filter("err"::equals).isPresent(),
        Json.text(event, "line").orElse(""));
  }

  private void hearLine(Message.Printed printed) {
    lastLines.add(printed.line());
    if (lastLines.size() > LAST_LINES) {
      lastLines.remove();
    }
    listener.printed(printed.error(), printed.line());
  }

  JobResult result(long pid) {
    return new JobResult(
        Optional.ofNullable(end), exitCode.orElse(-1), forced, pid, List.copyOf(lastLines));
  }
}
