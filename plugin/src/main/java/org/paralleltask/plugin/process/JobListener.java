// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

/** Is told what happens in a job, always by the thread that runs the goal. */
public interface JobListener {
  /** The job begins. */
  void started(JobStart start);

  /** The job got further. */
  void progressed(JobProgress progress);

  /** This is what a run would do. */
  void planned(JobPlan plan);

  /** This is what was removed. */
  void cleaned(JobRemains remains);

  /** An item has failed for good. */
  void failed(ItemFailure failure);

  /** An item printed a line. */
  void itemPrinted(String label, boolean error, String line);

  /** The job JVM printed a line outside of items. */
  void printed(boolean error, String line);

  /** The job has something to say. */
  void said(String level, String text);

  /** The job JVM is gone. */
  void ended(JobResult result);

  /** Some tenth of a second went by. */
  void tick();
}
