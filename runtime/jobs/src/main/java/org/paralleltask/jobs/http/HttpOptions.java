// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.HttpSettings.Credentials;
import org.paralleltask.jobs.http.HttpSettings.Limits;
import org.paralleltask.jobs.http.HttpSettings.PerHost;
import org.paralleltask.jobs.http.HttpSettings.Proxy;
import org.paralleltask.jobs.spec.Settings;

/** Reads how servers are asked. */
public final class HttpOptions {
  private final Settings settings;

  private HttpOptions(Settings settings) {
    this.settings = settings;
  }

  /**
   * Reads them; meaningless if the settings have a problem then.
   *
   * @param otherwise what holds where nothing is said
   */
  public static HttpSettings read(Settings settings, HttpSettings otherwise) {
    return new HttpOptions(settings).read(otherwise);
  }

  /** What {@code settings.xml} says, as JSON. */
  private record SettingsXml(@Nullable List<Server> servers, @Nullable List<Way> proxies) {
    private record Server(String id, String user, String password) {}

    private record Way(
        @Nullable String protocol,
        String host,
        int port,
        @Nullable String nonProxyHosts,
        @Nullable String user,
        @Nullable String password) {}
  }

  private HttpSettings read(HttpSettings otherwise) {
    PerHost perHost = otherwise.perHost();
    Limits limits = otherwise.limits();
    return otherwise
        .with(
            new PerHost(
                settings.count("hostConcurrency", perHost.concurrency(), 1, 1000),
                settings.time("hostInterval", perHost.interval()),
                settings.time("maxRetryAfter", perHost.longestPause())))
        .with(
            new Limits(
                settings.time("connectTimeout", limits.connect()),
                settings.time("headerTimeout", limits.header()),
                settings.time("bodyTimeout", limits.body()),
                settings.bytes("minSpeed", limits.minSpeed(), 0)))
        .with(access());
  }

  private HttpSettings.Access access() {
    SettingsXml said = settingsXml();
    return new HttpSettings.Access(
        proxies(said),
        credentials(said),
        settings.list("insecureHosts").collect(Collectors.toSet()));
  }

  private SettingsXml settingsXml() {
    try {
      SettingsXml read =
          new Gson().fromJson(settings.text("access").orElse("{}"), SettingsXml.class);
      return read == null ? new SettingsXml(null, null) : read;
    } catch (JsonParseException unreadable) {
      settings.problem("What settings.xml says of servers and proxies did not arrive.");
      return new SettingsXml(null, null);
    }
  }

  private static List<Proxy> proxies(SettingsXml access) {
    return Optional.ofNullable(access.proxies).orElse(List.of()).stream()
        .map(
            way ->
                new Proxy(
                    way.protocol == null ? "" : way.protocol,
                    way.host,
                    way.port,
                    way.nonProxyHosts == null ? "" : way.nonProxyHosts,
                    way.user == null
                        ? Optional.empty()
                        : Optional.of(
                            new Credentials(way.user, way.password == null ? "" : way.password))))
        .toList();
  }

  private static Map<String, Credentials> credentials(SettingsXml access) {
    Map<String, Credentials> byHost = new LinkedHashMap<>();
    for (SettingsXml.Server server : Optional.ofNullable(access.servers).orElse(List.of())) {
      byHost.put(server.id.toLowerCase(Locale.ROOT), new Credentials(server.user, server.password));
    }
    return byHost;
  }
}
