// SPDX-License-Identifier: Apache-2.0
import org.paralleltask.ParallelTask;

class DefaultPackage {
  @ParallelTask
  static int twice(int number) {
    return 2 * number;
  }

  @ParallelTask
  static DefaultPackage pair(DefaultPackage left, DefaultPackage right) {
    return left;
  }
}
