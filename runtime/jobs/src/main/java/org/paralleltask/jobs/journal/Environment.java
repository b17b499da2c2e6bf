// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * What a run ran on.
 *
 * @param pid the process of the job
 * @param host the name of the machine
 * @param java the version of Java
 * @param vendor who made it
 * @param os the operating system
 * @param arch the kind of processor
 * @param processors how many the JVM may use
 * @param maxHeapBytes how much heap it may use
 * @param runtime the version of parallel-runtime
 * @param jobs the version of parallel-jobs
 */
public record Environment(
    long pid,
    String host,
    String java,
    String vendor,
    String os,
    String arch,
    int processors,
    long maxHeapBytes,
    String runtime,
    String jobs) {

  /** That of this JVM. */
  public static Environment here(String runtime, String jobs) {
    return new Environment(
        ProcessHandle.current().pid(),
        hostName(),
        System.getProperty("java.version"),
        System.getProperty("java.vendor"),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory(),
        runtime,
        jobs);
  }

  /** Of this machine, for messages; asks no name server if the system tells it. */
  static String hostName() {
    String told = System.getenv("HOSTNAME");
    if (told != null && !told.isBlank()) {
      return told;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
