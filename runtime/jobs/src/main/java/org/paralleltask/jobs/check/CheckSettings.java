// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.HttpSettings;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.Settings;

/**
 * What is checked, and how; made of texts as they are set in a POM.
 *
 * @param base what relative paths are relative to
 * @param items addresses to check
 * @param itemsFile a file with addresses, one a line, {@code #} begins a comment
 * @param sites pages, sitemaps and directories whose links are checked
 * @param recurse whether pages of the same origin are looked through as well
 * @param alsoRecurse pages whose origins are looked through as if they were of the site
 * @param maxDepth how many links lead to the last page that is looked through
 * @param maxPages how many pages are looked through
 * @param fragments whether places on pages are checked
 * @param lazy whether {@code data-src} and {@code data-srcset} hold addresses, which a script of
 *     the page makes images of
 * @param soft404 whether a page is missing that is the answer of its host to any address
 * @param accept which statuses are good
 * @param failOn what lets the check fail; null for what is said in {@link #fails}
 * @param warnOn what is told though it does not let the check fail
 * @param ignores links that are not looked at
 * @param notification the words of a command that is told each link that fails; empty for none
 * @param cacheFor how long a good answer of another's site counts; zero for not at all
 * @param cacheFile where good answers are kept; null if nowhere
 * @param attempts how often a server is asked that may answer well another time
 * @param offline whether nothing is asked, and good answers count for ever
 * @param directory where {@code links.ndjson} is written; null if it is not
 * @param http how servers are asked
 */
public record CheckSettings(
    Path base,
    List<String> items,
    @Nullable Path itemsFile,
    List<String> sites,
    boolean recurse,
    List<URI> alsoRecurse,
    int maxDepth,
    int maxPages,
    boolean fragments,
    boolean lazy,
    boolean soft404,
    Accepted accept,
    @Nullable Set<Kind> failOn,
    Set<Kind> warnOn,
    List<Ignore> ignores,
    List<String> notification,
    Duration cacheFor,
    @Nullable Path cacheFile,
    int attempts,
    boolean offline,
    @Nullable Path directory,
    HttpSettings http) {

  private static final String PREFIX = "parallel.check.";
  private static final Set<String> GONE =
      Set.of("HTTP_404", "HTTP_410", "SOFT_404", "DNS", "BAD_URL");

  /**
   * Reads the options of {@code parallel:check}.
   *
   * @param options by name, such as {@code site}
   * @throws ConfigurationException with all that is wrong
   */
  public static CheckSettings of(Map<String, String> options) throws ConfigurationException {
    return new CheckOptions(new Settings(options::get)).read();
  }

  /** What the plugin has said. */
  static CheckSettings ofSystemProperties() throws ConfigurationException {
    return new CheckOptions(new Settings(CheckSettings::property)).read();
  }

  /** The directory is that of the run. */
  private static @Nullable String property(String name) {
    return System.getProperty(name.equals("directory") ? "parallel.directory" : PREFIX + name);
  }

  /**
   * Whether a link lets the check fail. Unless {@code failOn} says otherwise: one's own links if
   * anything is wrong with them, others if nothing is there, for one cannot mend a foreign server.
   */
  boolean fails(Kind kind, String code, boolean internal) {
    if (failOn != null) {
      return failOn.contains(kind);
    }
    return !kind.isGood() && (internal || GONE.contains(code) || kind == Kind.OFFLINE);
  }

  /** The first that fits. */
  Optional<Ignore> ignored(String link) {
    return ignores.stream().filter(each -> each.fits(link)).findFirst();
  }
}
