// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/** The stacks of all threads: of this JVM with the virtual ones, where the JVM can list them. */
final class ThreadDump {
  private ThreadDump() {}

  static String take() {
    try {
      return withVirtualThreads();
    } catch (JMException | IOException olderThan21) {
      return Thread.getAllStackTraces().entrySet().stream()
          .map(ThreadDump::describe)
          .collect(Collectors.joining("\n"));
    }
  }

  /** Those of the worker processes too. */
  static String takeOfAll() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("java"))
        .map(process -> "process " + process.pid() + ":\n" + ofProcess(process.pid()))
        .collect(Collectors.joining("\n", take() + "\n", ""));
  }

  private static String ofProcess(long pid) {
    try {
      Path file = Files.createTempFile("threads", ".txt");
      Process asking =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(pid),
                  "Thread.print")
              .redirectErrorStream(true)
              .redirectOutput(file.toFile())
              .start();
      if (!asking.waitFor(5, TimeUnit.SECONDS)) {
        asking.destroyForcibly();
      }
      String dump = Files.readString(file);
      Files.delete(file);
      return dump;
    } catch (IOException | InterruptedException e) {
      return "no dump: " + e;
    }
  }

  private static String withVirtualThreads() throws JMException, IOException {
    Path file = Files.createTempDirectory("threads").resolve("dump.txt");
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=HotSpotDiagnostic"),
              "dumpThreads",
              new Object[] {file.toString(), "TEXT_PLAIN"},
              new String[] {"java.lang.String", "java.lang.String"});
      return Files.readString(file);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.getParent());
    }
  }

  private static String describe(Map.Entry<Thread, StackTraceElement[]> thread) {
    return Arrays.stream(thread.getValue())
        .map(frame -> "    at " + frame)
        .collect(
            Collectors.joining(
                "\n",
                "\"" + thread.getKey().getName() + "\" " + thread.getKey().getState() + "\n",
                ""));
  }
}
