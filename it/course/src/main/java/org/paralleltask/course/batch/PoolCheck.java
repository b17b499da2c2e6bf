// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.batch;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.paralleltask.course.Kind;
import org.paralleltask.course.Seconds;

/**
 * S4-03: the same on a pool of two, where Python says {@code map_async(check, sites).wait()}. That
 * never fetches the results; here they are counted.
 */
public final class PoolCheck {
  private PoolCheck() {}

  public static void main(String... arguments) throws IOException {
    try (LocalServer server = new LocalServer()) {
      List<URI> sites = Websites.of(server);
      long start = System.nanoTime();
      List<Boolean> up = WebsitesTasks.check.pool(Kind.of(arguments)).map(sites).toList();
      System.out.println("up " + up.stream().filter(each -> each).count() + " of " + up.size());
      System.out.println("took " + Seconds.since(start) + " seconds");
    }
  }
}
