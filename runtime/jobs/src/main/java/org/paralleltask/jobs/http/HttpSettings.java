// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How servers are asked.
 *
 * @param perHost what one host has to bear
 * @param limits how long things may take
 * @param access the ways to servers, and who is let in there
 * @param maxRedirects how many redirects are followed
 * @param userAgent what the servers are told
 */
public record HttpSettings(
    PerHost perHost, Limits limits, Access access, int maxRedirects, String userAgent) {

  /** What holds where nothing is said. */
  public static final HttpSettings DEFAULT =
      new HttpSettings(
          new PerHost(4, Duration.ZERO, Duration.ofMinutes(2)),
          new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30), 1024),
          new Access(List.of(), Map.of(), Set.of()),
          10,
          "parallel-maven-plugin");

  /**
   * What one host has to bear, and is granted.
   *
   * @param concurrency how many requests it gets at a time, at least 1
   * @param interval how much time passes between the starts of two requests
   * @param longestPause how long it may ask to wait
   */
  public record PerHost(int concurrency, Duration interval, Duration longestPause) {}

  /**
   * How long things may take.
   *
   * @param connect until a connection is accepted
   * @param header until an answer begins
   * @param body nothing comes of a content
   * @param minSpeed how many bytes a second must come, over the time {@code body}; 0 for any
   */
  public record Limits(Duration connect, Duration header, Duration body, long minSpeed) {}

  /**
   * The ways to servers, and who is let in there.
   *
   * @param proxies by the first that fits
   * @param credentials by host, or host and port: what a {@code <server>} of settings.xml with that
   *     id says
   * @param insecureHosts whose certificates are not looked at
   * @param denyPrivate whether hosts with an address of this machine, or of a private network, are
   *     not asked
   */
  public record Access(
      List<Proxy> proxies,
      Map<String, Credentials> credentials,
      Set<String> insecureHosts,
      boolean denyPrivate) {
    /** Takes copies. */
    public Access {
      proxies = List.copyOf(proxies);
      credentials = Map.copyOf(credentials);
      insecureHosts = Set.copyOf(insecureHosts);
    }

    /** To hosts with any address. */
    public Access(
        List<Proxy> proxies, Map<String, Credentials> credentials, Set<String> insecureHosts) {
      this(proxies, credentials, insecureHosts, false);
    }

    /** To the same, but for hosts with private addresses if these are denied. */
    public Access withDenyPrivate(boolean deny) {
      return new Access(proxies, credentials, insecureHosts, deny);
    }

    /** With more credentials, which count where nothing else is said. */
    public Access withFallback(Map<String, Credentials> more) {
      Map<String, Credentials> all = new HashMap<>(more);
      all.putAll(credentials);
      return new Access(proxies, all, insecureHosts, denyPrivate);
    }
  }

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

  /** With other limits for one host. */
  public HttpSettings with(PerHost other) {
    return new HttpSettings(other, limits, access, maxRedirects, userAgent);
  }

  /** With other limits of time. */
  public HttpSettings with(Limits other) {
    return new HttpSettings(perHost, other, access, maxRedirects, userAgent);
  }

  /** With other ways to servers. */
  public HttpSettings with(Access other) {
    return new HttpSettings(perHost, limits, other, maxRedirects, userAgent);
  }
}
