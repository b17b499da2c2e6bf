// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import java.util.Map;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.option.Option;
import org.paralleltask.plugin.run.CheckGoal;
import org.paralleltask.plugin.run.JobFailedException;
import org.paralleltask.plugin.run.RunRequest;

/**
 * Checks links: addresses of a list ({@code items}, {@code itemsFile}), and those on the pages of a
 * site, on the web or on disk. Each address is asked for once, gently, and again if it may answer
 * well another time. Needs no project.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class CheckMojo extends ServersMojo {

  /**
   * Pages whose links are checked, separated by commas: a directory with a built site, the address
   * of a page, or a sitemap. Default: none. Example: {@code target/site}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.site")
  private @Nullable String site;

  /**
   * Whether further pages of the same origin are looked through, as robots.txt allows. Default:
   * true. Example: {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.recurse")
  private @Nullable String recurse;

  /**
   * Addresses whose hosts are looked through as well, as if they were of the site. Default: none.
   * Example: {@code https://docs.example.org/}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.alsoRecurse")
  private @Nullable String alsoRecurse;

  /**
   * How many links lead to the last page that is looked through. Default: 10. Example: {@code 3}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.maxDepth")
  private @Nullable String maxDepth;

  /**
   * How many pages are looked through. Default: 10000. Example: {@code 500}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.maxPages")
  private @Nullable String maxPages;

  /**
   * Whether the places on pages that links lead to are looked for. Default: true. Example: {@code
   * false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.fragments")
  private @Nullable String fragments;

  /**
   * Whether images that a script of the page loads later ({@code data-src}, {@code data-srcset})
   * are checked. Default: false. Example: {@code true}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.lazy")
  private @Nullable String lazy;

  /**
   * Whether a page counts as missing that is what its host answers to any address, as some do
   * instead of 404. Each host is asked once for an address that cannot be there. Default: false.
   * Example: {@code true}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.soft404")
  private @Nullable String soft404;

  /**
   * Which statuses are good. Default: 200..299. Example: {@code 200..299,304}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.accept")
  private @Nullable String accept;

  /**
   * What lets the build fail, separated by commas: broken, blocked, throttled, unstable, offline;
   * or none. Default: anything wrong with given addresses and the site's own pages, and others' if
   * nothing is there. Example: {@code broken,unstable}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.failOn")
  private @Nullable String failOn;

  /**
   * What is told though it does not let the build fail, separated by commas. Default: all. Example:
   * {@code blocked}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.warnOn")
  private @Nullable String warnOn;

  /**
   * Links that are not looked at: regular expressions, separated by commas, with the last day on
   * which that holds. Default: none. Example: {@code example\.org until=2027-01-01}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.ignore")
  private @Nullable String ignore;

  /**
   * A program that is started for each link that fails, with the link, what it is, and why, as its
   * last arguments. Default: none. Example: {@code ./tell-owner.sh}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.notify")
  private @Nullable String notify;

  /**
   * How long a good answer of another's site counts, give or take a fifth; or off. Default: 24h.
   * Example: {@code 1h}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.cacheFor")
  private @Nullable String cacheFor;

  @Override
  Map<Option, String> injected() {
    Map<Option, String> values = super.injected();
    put(values, Option.SITE, site);
    put(values, Option.RECURSE, recurse);
    put(values, Option.ALSO_RECURSE, alsoRecurse);
    put(values, Option.LAZY, lazy);
    put(values, Option.SOFT_404, soft404);
    put(values, Option.MAX_DEPTH, maxDepth);
    put(values, Option.MAX_PAGES, maxPages);
    put(values, Option.FRAGMENTS, fragments);
    put(values, Option.ACCEPT, accept);
    put(values, Option.FAIL_ON, failOn);
    put(values, Option.WARN_ON, warnOn);
    put(values, Option.IGNORE, ignore);
    put(values, Option.NOTIFY, notify);
    put(values, Option.CACHE_FOR, cacheFor);
    return values;
  }

  @Override
  void perform(RunRequest request, JobSettings settings)
      throws JobFailedException, InterruptedException {
    new CheckGoal(request, settings, build(), log()).execute(network());
  }
}
