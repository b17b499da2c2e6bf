// SPDX-License-Identifier: Apache-2.0
package com.acme;

import org.paralleltask.ParallelTask;

class Words {
  @ParallelTask
  static int resize(String word) {
    System.out.println("RESIZE HAS RUN");
    return word.length();
  }
}
