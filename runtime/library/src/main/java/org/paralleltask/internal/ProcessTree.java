// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.paralleltask.PoolUnavailableException;
import org.paralleltask.internal.wire.Unique;

/**
 * Ends a process and all that it has started. Those of a process that is dead already have another
 * parent by then; they are known by a variable of their environment, which they have inherited.
 */
final class ProcessTree {
  /** The variable; nested pools add theirs to it. */
  static final String VARIABLE = "PARALLEL_TASK_WORKER";

  private static final File PROC = new File("/proc");
  private static final int FEW = 1000;
  private static final int DEEPEST = 10;

  private final ProcessHandle root;
  private final byte[] cookie;

  /** The tree below a process that has started with this value of the variable, and just now. */
  ProcessTree(ProcessHandle root, String cookie) {
    this.root = root;
    this.cookie = cookie.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A value of the variable that no other process has; it need not be secret. */
  static String cookie() {
    return "w" + Unique.name() + ".";
  }

  /**
   * Makes sure that this process may have worker processes.
   *
   * @throws PoolUnavailableException if it is one itself, of one that is one, and so on too often
   */
  static void requireRoom() {
    String cookies = System.getenv(VARIABLE);
    if (cookies != null && cookies.split(":", -1).length >= DEEPEST) {
      throw new PoolUnavailableException(
          "pools of processes are nested "
              + DEEPEST
              + " deep: a task that runs in a worker process opens one, and so do its tasks."
              + " Use threads in tasks that run in worker processes",
          null);
    }
  }

  /** Ends all of it. */
  void kill() {
    List<ProcessHandle> descendants = root.descendants().toList();
    root.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    killOrphans(false);
  }

  /**
   * Ends what is left when the root is dead, where the system tells.
   *
   * @param young whether the root has lived for so short a time that process numbers cannot have
   *     gone round completely
   */
  void killOrphans(boolean young) {
    for (long pid : young ? youngerThanRoot() : all()) {
      if (isMarked(pid)) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  private static List<Long> all() {
    List<Long> all = new ArrayList<>();
    String[] names = PROC.list();
    for (String name : names == null ? new String[0] : names) {
      if (Character.isDigit(name.charAt(0))) {
        all.add(Long.valueOf(name));
      }
    }
    return all;
  }

  // Numbers are given in turn, so that those between the root's and the last one are enough: few,
  // for a worker of a short program.
  private List<Long> youngerThanRoot() {
    long last = lastStarted();
    if (last < root.pid() || last - root.pid() > FEW) {
      return all();
    }
    List<Long> younger = new ArrayList<>();
    for (long pid = root.pid() + 1; pid <= last; pid++) {
      younger.add(pid);
    }
    return younger;
  }

  private static long lastStarted() {
    try {
      String load = new String(content(new File(PROC, "loadavg")), StandardCharsets.ISO_8859_1);
      return Long.parseLong(load.substring(load.lastIndexOf(' ') + 1).strip());
    } catch (IOException | NumberFormatException e) {
      return -1; // all are looked at, then
    }
  }

  private boolean isMarked(long pid) {
    try {
      return contains(content(new File(PROC, pid + "/environ")), cookie);
    } catch (IOException gone) {
      return false; // or somebody else's
    }
  }

  private static byte[] content(File file) throws IOException {
    try (FileInputStream in = new FileInputStream(file)) {
      return in.readAllBytes();
    }
  }

  private static boolean contains(byte[] text, byte[] part) {
    for (int at = 0; at <= text.length - part.length; at++) {
      if (text[at] == part[0] && startsWith(text, at, part)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] text, int at, byte[] part) {
    for (int i = 1; i < part.length; i++) {
      if (text[at + i] != part[i]) {
        return false;
      }
    }
    return true;
  }
}
