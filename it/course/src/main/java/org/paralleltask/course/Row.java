// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course;

/**
 * One example of the course.
 *
 * @param id such as {@code S2-01}
 * @param about what it shows
 * @param program what runs it
 */
public record Row(String id, String about, Program program) {
  /** The main method of an example. */
  @FunctionalInterface
  public interface Program {
    /** Runs it; the first argument, if any, is the kind of pool. */
    void run(String... arguments) throws Exception;
  }

  /** Whether the id is this, in small letters or capital ones. */
  boolean is(String wanted) {
    return id.equalsIgnoreCase(wanted);
  }
}
