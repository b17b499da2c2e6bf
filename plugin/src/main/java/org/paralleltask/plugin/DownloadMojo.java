// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import java.util.Map;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.option.Option;
import org.paralleltask.plugin.run.DownloadGoal;
import org.paralleltask.plugin.run.JobFailedException;
import org.paralleltask.plugin.run.RunRequest;

/**
 * Downloads files: each is whole and right under its name, or is not there. Interrupted ones are
 * gone on with where that is safe, failed ones tried again, and what is there already is not asked
 * for again. Servers are asked politely; proxies and passwords are those of {@code settings.xml}.
 * Needs no project.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "download",
    defaultPhase = LifecyclePhase.GENERATE_RESOURCES,
    requiresProject = false,
    threadSafe = true)
public final class DownloadMojo extends ServersMojo {

  /**
   * The directory for the files. Default: the directory {@code download} below that of the build.
   * Example: {@code files}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.download.output")
  private @Nullable String downloadOutput;

  /**
   * Where the files are that a list of hashes names, as {@code sha256sum} makes it. Default: none.
   * Example: {@code https://example.org/files/}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.baseUrl")
  private @Nullable String baseUrl;

  /**
   * What happens if two files would get one name: {@code fail} before anything is downloaded, or
   * {@code suffix}. Default: fail. Example: {@code suffix}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.onNameClash")
  private @Nullable String onNameClash;

  /**
   * Whether files get the names that their servers say ({@code Content-Disposition}), unless the
   * list gives them a path. Never that of another file. Default: false. Example: {@code true}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.useDisposition")
  private @Nullable String useDisposition;

  /**
   * Whether servers are asked if files have changed that are there already and have no hash: {@code
   * always}, {@code daily} (not within a day of the last answer), {@code never}. Default: always.
   * Example: {@code never}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.check")
  private @Nullable String check;

  /**
   * How large a file may be. Default: 2g. Example: {@code 10g}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.maxSize")
  private @Nullable String maxSize;

  /**
   * A directory that keeps what was downloaded for other projects and clean builds, or {@code off}.
   * Default: a directory in the local repository. Example: {@code off}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.cache")
  private @Nullable String cache;

  /**
   * Which of the statuses 404 and 410 mean that there is no such file, and that this is fine; then
   * it counts as not run. Default: none. Example: {@code 404,410}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.allowMissing")
  private @Nullable String allowMissing;

  /**
   * Whether hosts are refused that have an address of this machine or of a private network, after
   * each redirect too. Default: false. Example: {@code true}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.denyPrivate")
  private @Nullable String denyPrivate;

  /**
   * Whether users and passwords are also taken from {@code .netrc} at home, or the file that the
   * environment's {@code NETRC} names; what {@code settings.xml} says comes first. Default: false.
   * Example: {@code true}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.netrc")
  private @Nullable String netrc;

  @Override
  Map<Option, String> injected() {
    Map<Option, String> values = super.injected();
    put(values, Option.DOWNLOAD_OUTPUT, downloadOutput);
    put(values, Option.BASE_URL, baseUrl);
    put(values, Option.ON_NAME_CLASH, onNameClash);
    put(values, Option.USE_DISPOSITION, useDisposition);
    put(values, Option.CHECK, check);
    put(values, Option.MAX_SIZE, maxSize);
    put(values, Option.CACHE, cache);
    put(values, Option.ALLOW_MISSING, allowMissing);
    put(values, Option.DENY_PRIVATE, denyPrivate);
    put(values, Option.NETRC, netrc);
    return values;
  }

  @Override
  void perform(RunRequest request, JobSettings settings)
      throws JobFailedException, InterruptedException {
    new DownloadGoal(request, settings, build(), log()).execute(network());
  }
}
