// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.paralleltask.Pool;

/**
 * What a run may use.
 *
 * <p>Both numbers are the JVM's, which looks at the container and at the processors that it is
 * bound to; {@code -XX:ActiveProcessorCount}, in {@code JDK_JAVA_OPTIONS} or {@code workerJvmArgs},
 * says otherwise.
 *
 * @param processors how many there are, at least 1
 * @param memoryMegabytes how much memory there is for all processes
 * @param parallelBuilds how many modules share them
 */
public record Machine(int processors, long memoryMegabytes, int parallelBuilds) {
  /** This one, for this kind of pool. */
  public static Machine here(Pool pool, int parallelBuilds) {
    // Threads share the heap of this JVM; to ask for the memory takes longer than a short job.
    long memory = pool == Pool.PROCESS ? memory() : Integer.MAX_VALUE;
    return new Machine(Runtime.getRuntime().availableProcessors(), memory, parallelBuilds);
  }

  private static long memory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize()
        >> 20;
  }

  /** What all worker processes of a build together may use: the rest is for the job, and others. */
  long memoryOfWorkers() {
    return memoryMegabytes * 6 / 10 / parallelBuilds;
  }

  /** An equal share of that, in MB, with which a JVM can start. */
  public int heapOfEach(int workers) {
    return (int) Math.max(16, Math.min(memoryOfWorkers() / workers, Integer.MAX_VALUE));
  }
}
