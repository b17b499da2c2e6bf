// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.HttpSettings.Credentials;
import org.paralleltask.jobs.http.HttpSettings.Proxy;

/** Makes settings of texts, and says everything that is wrong with them at once. */
public final class HttpOptions {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([kmg]?)");

  private final Function<String, @Nullable String> texts;
  private final List<String> problems;

  /**
   * @param texts the text of an option by name; null if it is not set
   * @param problems gets what is wrong
   */
  public HttpOptions(Function<String, @Nullable String> texts, List<String> problems) {
    this.texts = texts;
    this.problems = problems;
  }

  /** What {@code settings.xml} says, as JSON. */
  private record Access(@Nullable List<Server> servers, @Nullable List<Way> proxies) {
    private record Server(String id, String user, String password) {}

    private record Way(
        @Nullable String protocol,
        String host,
        int port,
        @Nullable String nonProxyHosts,
        @Nullable String user,
        @Nullable String password) {}
  }

  /** All settings; meaningless if there are problems. */
  public HttpSettings read() {
    HttpSettings standard = HttpSettings.DEFAULT;
    Access access = access();
    return standard
        .withHostLimits(
            (int) number("hostConcurrency", standard.hostConcurrency(), 1, 1000),
            duration("hostInterval", standard.hostInterval()))
        .withTimeouts(
            duration("connectTimeout", standard.connectTimeout()),
            duration("headerTimeout", standard.headerTimeout()),
            duration("bodyTimeout", standard.idleTimeout()),
            size("minSpeed", standard.minSpeed()))
        .withMaxRetryAfter(duration("maxRetryAfter", standard.maxRetryAfter()))
        .withAccess(proxies(access), credentials(access), list("insecureHosts"));
  }

  private Access access() {
    String text = texts.apply("access");
    try {
      Access read = text == null ? null : new Gson().fromJson(text, Access.class);
      return read == null ? new Access(null, null) : read;
    } catch (JsonParseException unreadable) {
      problems.add("What settings.xml says of servers and proxies did not arrive.");
      return new Access(null, null);
    }
  }

  private static List<Proxy> proxies(Access access) {
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

  private static Map<String, Credentials> credentials(Access access) {
    Map<String, Credentials> byHost = new LinkedHashMap<>();
    for (Access.Server server : Optional.ofNullable(access.servers).orElse(List.of())) {
      byHost.put(server.id.toLowerCase(Locale.ROOT), new Credentials(server.user, server.password));
    }
    return byHost;
  }

  private Set<String> list(String name) {
    String text = texts.apply(name);
    return text == null
        ? Set.of()
        : Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(host -> !host.isEmpty())
            .collect(Collectors.toSet());
  }

  /** A number of bytes: {@code 64k}, {@code 10m}, {@code 2g}. */
  public long size(String name, long otherwise) {
    String text = texts.apply(name);
    Matcher parts = SIZE.matcher(text == null ? "" : text.strip().toLowerCase(Locale.ROOT));
    if (text == null) {
      return otherwise;
    }
    if (!parts.matches()) {
      return problem(name, text, "a size such as 64k, 10m or 2g", otherwise);
    }
    int shift = 10 * "kmg".indexOf(parts.group(2).isEmpty() ? "k" : parts.group(2)) + 10;
    return Long.parseLong(parts.group(1)) << (parts.group(2).isEmpty() ? 0 : shift);
  }

  /** A time: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}. */
  public Duration duration(String name, Duration otherwise) {
    String text = texts.apply(name);
    if (text == null) {
      return otherwise;
    }
    Matcher parts = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return problem(name, text, "a time such as 500ms, 30s or 5m", otherwise);
    }
    long count = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofHours(count);
    };
  }

  private long number(String name, long otherwise, long least, long most) {
    String text = texts.apply(name);
    if (text == null) {
      return otherwise;
    }
    boolean fits = text.strip().matches("\\d{1,9}");
    long number = fits ? Long.parseLong(text.strip()) : 0;
    return number >= least && number <= most
        ? number
        : problem(name, text, "a number from %d to %d".formatted(least, most), otherwise);
  }

  private <T> T problem(String name, String text, String accepted, T instead) {
    problems.add("\"%s\" is \"%s\". Accepted: %s.".formatted(name, text.strip(), accepted));
    return instead;
  }
}
