// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How servers are asked.
 *
 * @param hostConcurrency how many requests one host gets at a time, at least 1
 * @param hostInterval how much time passes between the starts of two requests to one host
 * @param connectTimeout how long a host may take to accept a connection
 * @param headerTimeout how long a request may take until its answer begins
 * @param idleTimeout how long nothing may come
 * @param minSpeed how many bytes a second must come, over {@code idleTimeout}; 0 for any
 * @param maxRetryAfter how long a server may ask to wait
 * @param maxRedirects how many redirects are followed
 * @param proxies by the first that fits
 * @param credentials by host, or host and port: what a {@code <server>} of settings.xml with that
 *     id says
 * @param insecureHosts whose certificates are not looked at
 * @param userAgent what the servers are told
 */
public record HttpSettings(
    int hostConcurrency,
    Duration hostInterval,
    Duration connectTimeout,
    Duration headerTimeout,
    Duration idleTimeout,
    long minSpeed,
    Duration maxRetryAfter,
    int maxRedirects,
    List<Proxy> proxies,
    Map<String, Credentials> credentials,
    Set<String> insecureHosts,
    String userAgent) {

  /** What holds where nothing is said. */
  public static final HttpSettings DEFAULT =
      new HttpSettings(
          4,
          Duration.ZERO,
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          1024,
          Duration.ofMinutes(2),
          10,
          List.of(),
          Map.of(),
          Set.of(),
          "parallel-maven-plugin");

  /**
   * A user of a server.
   *
   * @param user the name
   * @param password never shown
   */
  public record Credentials(String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return user + ":***";
    }
  }

  /**
   * What stands between here and the servers.
   *
   * @param protocol whose requests go through it: {@code http}, {@code https}, or both if empty
   * @param host its name
   * @param port its port
   * @param nonProxyHosts who is asked without it, separated by {@code |}, with {@code *}
   * @param credentials its own, if it wants any
   */
  public record Proxy(
      String protocol,
      String host,
      int port,
      String nonProxyHosts,
      Optional<Credentials> credentials) {}

  /** Takes copies. */
  public HttpSettings {
    proxies = List.copyOf(proxies);
    credentials = Map.copyOf(credentials);
    insecureHosts = Set.copyOf(insecureHosts);
  }

  /** With other limits for one host. */
  public HttpSettings withHostLimits(int concurrency, Duration interval) {
    return new HttpSettings(
        concurrency,
        interval,
        connectTimeout,
        headerTimeout,
        idleTimeout,
        minSpeed,
        maxRetryAfter,
        maxRedirects,
        proxies,
        credentials,
        insecureHosts,
        userAgent);
  }

  /** With other limits of time. */
  public HttpSettings withTimeouts(Duration connect, Duration header, Duration idle, long speed) {
    return new HttpSettings(
        hostConcurrency,
        hostInterval,
        connect,
        header,
        idle,
        speed,
        maxRetryAfter,
        maxRedirects,
        proxies,
        credentials,
        insecureHosts,
        userAgent);
  }

  /** With another limit of the pause that a server may ask for. */
  public HttpSettings withMaxRetryAfter(Duration most) {
    return new HttpSettings(
        hostConcurrency,
        hostInterval,
        connectTimeout,
        headerTimeout,
        idleTimeout,
        minSpeed,
        most,
        maxRedirects,
        proxies,
        credentials,
        insecureHosts,
        userAgent);
  }

  /** With the ways to servers, and who is let in there. */
  public HttpSettings withAccess(
      List<Proxy> proxies, Map<String, Credentials> credentials, Set<String> insecureHosts) {
    return new HttpSettings(
        hostConcurrency,
        hostInterval,
        connectTimeout,
        headerTimeout,
        idleTimeout,
        minSpeed,
        maxRetryAfter,
        maxRedirects,
        proxies,
        credentials,
        insecureHosts,
        userAgent);
  }
}
