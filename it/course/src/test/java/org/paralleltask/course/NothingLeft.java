// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test whose example has left a process behind. */
public final class NothingLeft implements AfterEachCallback {
  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    for (ProcessHandle left : ProcessHandle.current().descendants().toList()) {
      left.onExit().completeOnTimeout(left, 5, TimeUnit.SECONDS).get();
      assertFalse(left.isAlive(), () -> "left behind: " + left.info());
    }
  }
}
