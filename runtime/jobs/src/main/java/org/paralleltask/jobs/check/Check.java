// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.io.IOException;
import java.util.stream.Stream;
import org.paralleltask.Mode;
import org.paralleltask.ParallelTask;
import org.paralleltask.jobs.spec.ConfigurationException;

/**
 * The job behind {@code mvn parallel:check}: checks one link.
 *
 * <pre>{@code
 * try (LinkCheck check = LinkCheck.open(CheckSettings.of(Map.of("site", "target/site")));
 *     Stream<Link> links = check.stream()) {
 *   CheckTasks.check.asCompleted(links).forEach(System.out::println);
 * }
 * }</pre>
 */
public final class Check {
  private Check() {}

  /** The links that the system properties {@code parallel.check.*} ask for. */
  static Stream<Link> links() throws IOException, ConfigurationException, InterruptedException {
    CheckSettings settings = CheckSettings.ofSystemProperties();
    LinkCheck check = LinkCheck.open(settings);
    if (!settings.notification().isEmpty()) {
      check.onFailure(new Notice(settings.notification(), settings.base()));
    }
    return check.stream().onClose(() -> end(check));
  }

  private static void end(LinkCheck check) {
    try (check) {
      check.write();
    } catch (IOException unwritable) {
      System.err.println("links.ndjson or the cache cannot be written: " + unwritable);
    }
    check.warnings().forEach(System.err::println);
    check.summary().forEach(System.out::println);
  }

  /**
   * Checks a link, and notes the links of its page if they are to be followed.
   *
   * @throws LinkException if it is such that the check fails
   */
  @ParallelTask(
      name = "check",
      itemsFrom = "links",
      workers = 64,
      chunkSize = 1, // a link may wait for those that another one brings
      mode = Mode.AS_COMPLETED)
  public static Verdict check(Link link) throws LinkException, InterruptedException {
    return link.check().check(link);
  }
}
