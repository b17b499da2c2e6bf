// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

/**
 * A line that a worker process has printed.
 *
 * @param worker the name of the worker
 * @param pid its process
 * @param task the id of the task of the item that printed it; empty if no item did
 * @param index the position of the item in the inputs, from 0; -1 if no item printed it
 * @param source where it was printed to
 * @param line the text, without the end of line
 */
public record WorkerOutput(
    String worker, long pid, String task, long index, Source source, String line) {

  /** Where a line was printed to. */
  public enum Source {
    /** {@link System#out}. */
    OUT,
    /** {@link System#err}. */
    ERR,
    /**
     * The process's own standard output or error: native code, programs that the task starts, and
     * the JVM itself. Which item it belongs to is not known.
     */
    NATIVE
  }
}
