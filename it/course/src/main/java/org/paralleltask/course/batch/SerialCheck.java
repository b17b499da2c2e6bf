// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.batch;

import java.net.URI;
import org.paralleltask.course.Seconds;

/**
 * S4-01 and S4-02: 33 sites one after the other. Three are reported; of the others nothing is
 * heard.
 */
public final class SerialCheck {
  private SerialCheck() {}

  public static void main(String... arguments) throws Exception {
    try (LocalServer server = new LocalServer()) {
      long start = System.nanoTime();
      for (URI site : Websites.of(server)) {
        Websites.check(site);
      }
      System.out.println("took " + Seconds.since(start) + " seconds");
    }
  }
}
