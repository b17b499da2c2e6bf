// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a test may leave behind outside of the heap: processes, files, pipes and sockets. */
final class LeftOvers {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final Pattern FILE = Pattern.compile(".*/parallel-(\\d+)-\\d+\\.\\w+");
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final List<Path> DIRECTORIES =
      List.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")));

  private final Set<String> before;

  // The JDK keeps one socket, which it makes when it closes the first.
  static {
    try (ServerSocket first = new ServerSocket(0)) {
      first.setReuseAddress(false);
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private LeftOvers(Set<String> before) {
    this.before = before;
  }

  /** What is there before a test. */
  static LeftOvers before() {
    return new LeftOvers(present());
  }

  /**
   * Waits until all is gone that was not there before, and fails if it stays. No event tells that a
   * descriptor is closed, so this looks again and again.
   */
  void requireGone() {
    long deadline = System.nanoTime() + LIMIT_NANOS;
    Set<String> left = left();
    while (!left.isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      left.retainAll(left());
    }
    if (!left.isEmpty()) {
      throw new AssertionError("left behind: " + left + "\n" + ThreadDump.takeOfAll());
    }
  }

  private Set<String> left() {
    Set<String> left = present();
    left.removeAll(before);
    return left;
  }

  private static Set<String> present() {
    Set<String> present = new HashSet<>();
    ProcessHandle.current().descendants().forEach(each -> present.add(describe(each)));
    present.addAll(pipesAndSockets());
    for (Path directory : DIRECTORIES) {
      list(directory, "parallel-*").stream().filter(LeftOvers::mayBeOurs).forEach(present::add);
    }
    return present;
  }

  // Other programs that live, and have nothing to do with the test, may run pools, too, or tests of
  // something else that begins with the same word.
  private static boolean mayBeOurs(String file) {
    Matcher name = FILE.matcher(file);
    return name.matches() && mayBeOurs(Long.parseLong(name.group(1)));
  }

  private static boolean mayBeOurs(long maker) {
    ProcessHandle here = ProcessHandle.current();
    return maker == here.pid()
        || ProcessHandle.of(maker).isEmpty()
        || here.descendants().anyMatch(each -> each.pid() == maker);
  }

  private static String describe(ProcessHandle process) {
    return "process " + process.pid() + " " + process.info().command().orElse("");
  }

  // Files stay open for ever, as those that classes come from.
  private static List<String> pipesAndSockets() {
    List<String> found = new ArrayList<>();
    for (String descriptor : list(DESCRIPTORS, "*")) {
      String target = target(Path.of(descriptor));
      if (target.startsWith("pipe:") || target.startsWith("socket:")) {
        found.add(target);
      }
    }
    return found;
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closed) {
      return "";
    }
  }

  private static List<String> list(Path directory, String glob) {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, glob)) {
      files.forEach(file -> found.add(file.toString()));
    } catch (IOException none) {
      return List.of(); // not on this system
    }
    return found;
  }
}
