// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import java.io.File;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;
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
public final class DownloadMojo extends ItemsMojo {

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
   * Whether servers are asked if files have changed that are there already and have no hash: {@code
   * always}, {@code never}. Default: always. Example: {@code never}.
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
   * How many requests one host gets at a time. Default: 4. Example: {@code 8}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.hostConcurrency")
  private @Nullable String hostConcurrency;

  /**
   * How much time passes between two requests to one host. Default: none. Example: {@code 100ms}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.hostInterval")
  private @Nullable String hostInterval;

  /**
   * How long a host may take to accept a connection. Default: 10s. Example: {@code 5s}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.connectTimeout")
  private @Nullable String connectTimeout;

  /**
   * How long it may take until an answer begins. Default: 30s. Example: {@code 10s}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.headerTimeout")
  private @Nullable String headerTimeout;

  /**
   * How long nothing may come of a file. Default: 30s. Example: {@code 10s}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.bodyTimeout")
  private @Nullable String bodyTimeout;

  /**
   * How many bytes a second must come. Default: 1k. Example: {@code 10k}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.minSpeed")
  private @Nullable String minSpeed;

  /**
   * How long a server may ask to wait. Default: 2m. Example: {@code 10m}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.maxRetryAfter")
  private @Nullable String maxRetryAfter;

  /**
   * Hosts whose certificates are not looked at, separated by commas. Default: none. Example: {@code
   * test.example.org}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.insecureHosts")
  private @Nullable String insecureHosts;

  @Parameter(defaultValue = "${settings}", readonly = true, required = true)
  private Settings settings;

  @Parameter(defaultValue = "${localRepository.basedir}", readonly = true)
  private @Nullable File localRepository;

  @Inject private SettingsDecrypter decrypter;

  @Override
  Map<Option, String> injected() {
    Map<Option, String> values = super.injected();
    put(values, Option.DOWNLOAD_OUTPUT, downloadOutput);
    put(values, Option.BASE_URL, baseUrl);
    put(values, Option.ON_NAME_CLASH, onNameClash);
    put(values, Option.CHECK, check);
    put(values, Option.MAX_SIZE, maxSize);
    put(values, Option.CACHE, cache);
    put(values, Option.HOST_CONCURRENCY, hostConcurrency);
    put(values, Option.HOST_INTERVAL, hostInterval);
    put(values, Option.CONNECT_TIMEOUT, connectTimeout);
    put(values, Option.HEADER_TIMEOUT, headerTimeout);
    put(values, Option.IDLE_TIMEOUT_OF_HOST, bodyTimeout);
    put(values, Option.MIN_SPEED, minSpeed);
    put(values, Option.MAX_RETRY_AFTER, maxRetryAfter);
    put(values, Option.INSECURE_HOSTS, insecureHosts);
    return values;
  }

  @Override
  void perform(RunRequest request, JobSettings settings)
      throws JobFailedException, InterruptedException {
    new DownloadGoal(request, settings, build(), log()).execute(surroundingsOfGoal());
  }

  private DownloadGoal.Network surroundingsOfGoal() {
    String repository =
        localRepository == null ? settings.getLocalRepository() : localRepository.toString();
    return new DownloadGoal.Network(
        settings.isOffline(), repository, new Access(settings, decrypter).json());
  }
}
