// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.HttpSettings.Credentials;
import org.paralleltask.jobs.http.HttpSettings.Proxy;

/**
 * Makes single requests, with nothing done behind our back: no redirect, no retry, no decoding, no
 * cookie.
 */
final class Client implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 4096;

  /**
   * Headers are kept in memory, so a server must not send them without end. The buffer has room for
   * all of many an answer, which is then read at once.
   */
  private static final Http1Config HTTP1 =
      Http1Config.custom()
          .setMaxLineLength(1 << 16)
          .setMaxHeaderCount(500)
          .setBufferSize(1 << 14)
          .build();

  private final HttpSettings settings;
  private final CloseableHttpClient client;

  /**
   * By whether certificates are not looked at; made when it is needed, since to read whom the JDK
   * trusts takes longer than many a small file.
   */
  private final Map<Boolean, TlsSocketStrategy> tls = new ConcurrentHashMap<>();

  Client(HttpSettings settings) {
    this.settings = settings;
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder().http1Config(HTTP1).build())
                    .setTlsSocketStrategy(tls())
                    .setDnsResolver(dns())
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setMaxConnPerRoute(MOST_CONNECTIONS)
                    .setDefaultConnectionConfig(connections())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(timeout(settings.limits().header().toMillis()))
                    .setRedirectsEnabled(false)
                    .build())
            .setRoutePlanner(new ThroughProxies())
            .setDefaultCredentialsProvider(ofProxies())
            .setDefaultCookieSpecRegistry(name -> null)
            .setUserAgent(settings.userAgent())
            .disableCookieManagement()
            .disableContentCompression()
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableAuthCaching() // which is of one request, for us
            .disableConnectionState() // which tells users apart, of whom there is one
            .disableDefaultUserAgent()
            .build();
  }

  /** What a proxy resolves is its own business, and it may well be in a private network. */
  private DnsResolver dns() {
    HttpSettings.Access access = settings.access();
    Set<String> proxies = access.proxies().stream().map(Proxy::host).collect(Collectors.toSet());
    return access.denyPrivate()
        ? new PublicOnly(SystemDefaultDnsResolver.INSTANCE, proxies)
        : SystemDefaultDnsResolver.INSTANCE;
  }

  private ConnectionConfig connections() {
    return ConnectionConfig.custom()
        .setConnectTimeout(timeout(settings.limits().connect().toMillis()))
        .setSocketTimeout(timeout(settings.limits().body().toMillis()))
        .setValidateAfterInactivity(TimeValue.of(1, TimeUnit.SECONDS))
        .build();
  }

  /** A little more than the {@link Watch} allows, which says better what happened. */
  private static Timeout timeout(long millis) {
    return Timeout.ofMilliseconds(millis + 500);
  }

  private TlsSocketStrategy tls() {
    return (socket, target, port, attachment, context) -> {
      boolean blind = settings.access().insecureHosts().contains(target);
      return tls.computeIfAbsent(blind, Client::tls)
          .upgrade(socket, target, port, attachment, context);
    };
  }

  private static TlsSocketStrategy tls(boolean blind) {
    return blind
        ? new DefaultClientTlsStrategy(
            Trust.ofAnybody(), HostnameVerificationPolicy.CLIENT, NoopHostnameVerifier.INSTANCE)
        : new DefaultClientTlsStrategy(
            Trust.ofTheJdk(),
            HostnameVerificationPolicy.BUILTIN,
            HttpsSupport.getDefaultHostnameVerifier());
  }

  private BasicCredentialsProvider ofProxies() {
    BasicCredentialsProvider provider = new BasicCredentialsProvider();
    for (Proxy proxy : settings.access().proxies()) {
      proxy
          .credentials()
          .ifPresent(
              own ->
                  provider.setCredentials(
                      new AuthScope(proxy.host(), proxy.port()),
                      new UsernamePasswordCredentials(own.user(), own.password().toCharArray())));
    }
    return provider;
  }

  /** What requests for it go through; null if nothing. */
  @Nullable Proxy proxy(String scheme, String host) {
    List<Proxy> proxies = settings.access().proxies();
    return proxies.isEmpty() ? null : proxy(proxies, scheme, host);
  }

  private static @Nullable Proxy proxy(List<Proxy> proxies, String scheme, String host) {
    return proxies.stream()
        .filter(proxy -> proxy.protocol().isEmpty() || proxy.protocol().equalsIgnoreCase(scheme))
        .filter(proxy -> !isLeftOut(proxy, host))
        .findFirst()
        .orElse(null);
  }

  private static boolean isLeftOut(Proxy proxy, String host) {
    return Arrays.stream(proxy.nonProxyHosts().split("[|,]"))
        .map(String::strip)
        .filter(pattern -> !pattern.isEmpty())
        .map(pattern -> Pattern.quote(pattern).replace("*", "\\E.*\\Q"))
        .anyMatch(
            pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(host).matches());
  }

  private final class ThroughProxies extends DefaultRoutePlanner {
    ThroughProxies() {
      super(null);
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
      Proxy proxy = proxy(target.getSchemeName(), target.getHostName());
      return proxy == null ? null : new HttpHost("http", proxy.host(), proxy.port());
    }
  }

  /** A request that has not been sent. */
  HttpUriRequestBase request(Request request) {
    HttpUriRequestBase made = new HttpUriRequestBase(request.method(), request.uri());
    made.setHeader("Accept-Encoding", "identity");
    made.setHeader("Accept", "*/*");
    request.headers().forEach(made::setHeader);
    Credentials own = credentials(request.uri());
    if (own != null) {
      made.setHeader("Authorization", basic(own));
    }
    return made;
  }

  private @Nullable Credentials credentials(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    Credentials exact = settings.access().credentials().get(Faults.where(uri));
    return exact == null ? settings.access().credentials().get(host) : exact;
  }

  private static String basic(Credentials own) {
    byte[] both = (own.user() + ":" + own.password()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  ClassicHttpResponse send(HttpUriRequestBase request, HttpClientContext context)
      throws IOException {
    return client.executeOpen(null, request, context);
  }

  /** Whether the connection had served others before. */
  static boolean isReused(HttpClientContext context) {
    EndpointDetails connection = context.getEndpointDetails();
    return connection != null && connection.getRequestCount() > 1;
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
