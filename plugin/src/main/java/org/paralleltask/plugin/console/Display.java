// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import org.paralleltask.plugin.process.JobProgress;

/** How progress is shown between the lines of the log. */
interface Display {
  /** The job got further. */
  void update(JobProgress progress);

  /** Time went by. */
  void tick();

  /** A line of the log comes next. */
  void makeRoom();

  /** Shows nothing. */
  Display NONE =
      new Display() {
        @Override
        public void update(JobProgress progress) {}

        @Override
        public void tick() {}

        @Override
        public void makeRoom() {}
      };
}
