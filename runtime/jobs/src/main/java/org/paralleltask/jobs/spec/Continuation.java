// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

/**
 * What earlier runs mean for this one.
 *
 * @param resume whether it goes on from them
 * @param rerun which items run whatever they know
 * @param upToDate how it is told that an item need not run
 * @param explain whether it is said of every item why it runs
 */
public record Continuation(Resume resume, Rerun rerun, UpToDate upToDate, boolean explain) {
  static Continuation read(OptionReader reader) {
    return new Continuation(
        reader.read("resume", Form.oneOf(Resume.class), Resume.AUTO, false),
        reader.read("rerun", Form.oneOf(Rerun.class), Rerun.NONE, false),
        reader.read("upToDate", Form.oneOf(UpToDate.class), UpToDate.CONTENT, false),
        reader.read("explain", Form.YES_OR_NO, false, false));
  }
}
