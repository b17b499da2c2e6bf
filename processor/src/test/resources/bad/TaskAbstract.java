// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.util.*;
import java.util.stream.*;
import org.paralleltask.ParallelTask;

abstract class TaskAbstract {
  @ParallelTask
  abstract int run(int item);
}
