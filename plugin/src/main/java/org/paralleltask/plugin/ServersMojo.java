// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import java.io.File;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;
import org.paralleltask.plugin.option.Option;
import org.paralleltask.plugin.run.Network;

/** A goal whose items ask servers: how gently, and with which of Maven's proxies and passwords. */
abstract class ServersMojo extends ItemsMojo {

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
    put(values, Option.HOST_CONCURRENCY, hostConcurrency);
    put(values, Option.HOST_INTERVAL, hostInterval);
    put(values, Option.CONNECT_TIMEOUT, connectTimeout);
    put(values, Option.HEADER_TIMEOUT, headerTimeout);
    put(values, Option.BODY_TIMEOUT, bodyTimeout);
    put(values, Option.MIN_SPEED, minSpeed);
    put(values, Option.MAX_RETRY_AFTER, maxRetryAfter);
    put(values, Option.INSECURE_HOSTS, insecureHosts);
    return values;
  }

  /** What Maven knows of the network. */
  final Network network() {
    if (insecureHosts != null) {
      log().warn("The certificates of " + insecureHosts + " are not looked at.");
    }
    String repository =
        localRepository == null ? settings.getLocalRepository() : localRepository.toString();
    return new Network(settings.isOffline(), repository, new Access(settings, decrypter).json());
  }
}
