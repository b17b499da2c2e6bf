// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.HttpSettings.Proxy;

/** Says what the network did in a code and a sentence. */
final class Faults {
  private final HttpSettings settings;

  Faults(HttpSettings settings) {
    this.settings = settings;
  }

  /** Whether it says something of the host, which may be down, rather than of one request. */
  static boolean isOfConnection(HttpException fault) {
    return switch (fault.code()) {
      case "CONNECT", "CONNECT_TIMEOUT", "NO_ANSWER", "RESET", "DNS", "HEADER_TIMEOUT" -> true;
      default -> false;
    };
  }

  /**
   * Before an answer began.
   *
   * @param proxy what the request went through; null if nothing
   */
  HttpException beforeAnswer(
      IOException thrown, Exchange exchange, URI uri, @Nullable Proxy proxy) {
    HttpException ended = ended(exchange, uri, thrown);
    if (ended != null) {
      return ended;
    }
    if (proxy != null && (isOfProxy(thrown) || thrown.getMessage() == null)) {
      return proxy(proxy, thrown);
    }
    if (thrown instanceof PublicOnly.PrivateAddressException denied) {
      return new HttpException(
          "PRIVATE_ADDRESS",
          "%s is at %s, which is private, and \"denyPrivate\" is set, %s"
              .formatted(uri.getHost(), denied.getMessage(), Urls.shown(uri)),
          thrown);
    }
    if (thrown instanceof UnknownHostException) {
      return lost("DNS", "cannot resolve host " + uri.getHost(), uri, thrown);
    }
    if (thrown instanceof ConnectTimeoutException) {
      String text = "no connection to %s within %d ms";
      return lost(
          "CONNECT_TIMEOUT",
          text.formatted(where(uri), settings.limits().connect().toMillis()),
          uri,
          thrown);
    }
    if (thrown instanceof NoRouteToHostException) {
      return lost("CONNECT", "no route to " + where(uri), uri, thrown);
    }
    if (thrown instanceof ConnectException) {
      return lost("CONNECT", "connection refused " + where(uri), uri, thrown);
    }
    return exchanged(thrown, uri);
  }

  private HttpException exchanged(IOException thrown, URI uri) {
    if (thrown instanceof SSLException tls) {
      return tls(tls, uri);
    }
    if (thrown instanceof NoHttpResponseException || thrown instanceof ConnectionClosedException) {
      return lost(
          "NO_ANSWER", where(uri) + " closed the connection without an answer", uri, thrown);
    }
    if (thrown instanceof SocketTimeoutException) {
      return timeout(Exchange.Verdict.HEADER_TIMEOUT, uri, thrown);
    }
    if (thrown instanceof SocketException) {
      return lost("RESET", "connection to " + where(uri) + " broken", uri, thrown);
    }
    return new HttpException(
        "PROTOCOL", "what " + where(uri) + " says is no HTTP: " + reason(thrown), thrown);
  }

  /** While the content came. */
  HttpException inBody(IOException thrown, Exchange exchange, URI uri, long got, long length) {
    HttpException ended = ended(exchange, uri, thrown);
    if (ended != null) {
      return ended;
    }
    if (thrown instanceof ConnectionClosedException
        || thrown instanceof MalformedChunkCodingException
        || thrown instanceof EOFException) {
      String of = length < 0 ? "" : " of " + length;
      return lost("SHORT_BODY", "the content ends after " + got + of + " bytes", uri, thrown);
    }
    if (thrown instanceof SocketTimeoutException) {
      return timeout(Exchange.Verdict.IDLE_TIMEOUT, uri, thrown);
    }
    return lost("RESET", "connection broken after " + got + " bytes", uri, thrown);
  }

  private @Nullable HttpException ended(Exchange exchange, URI uri, IOException thrown) {
    Exchange.Verdict verdict = exchange.verdict();
    return verdict == null ? null : timeout(verdict, uri, thrown);
  }

  private HttpException timeout(Exchange.Verdict verdict, URI uri, IOException thrown) {
    String text =
        switch (verdict) {
          case HEADER_TIMEOUT ->
              "no answer within %d ms".formatted(settings.limits().header().toMillis());
          case IDLE_TIMEOUT ->
              "nothing came for %d ms".formatted(settings.limits().body().toMillis());
          case TOO_SLOW ->
              "less than %d bytes a second came".formatted(settings.limits().minSpeed());
          case CANCELLED -> "it is not wanted any more";
        };
    return lost(verdict.name(), text, uri, thrown);
  }

  private static boolean isOfProxy(IOException thrown) {
    return thrown instanceof UnknownHostException
        || thrown instanceof ConnectException
        || thrown instanceof ConnectTimeoutException
        || thrown instanceof NoRouteToHostException
        || (thrown instanceof ClientProtocolException
            && String.valueOf(thrown.getCause()).contains("Tunnel"));
  }

  private static HttpException proxy(Proxy proxy, IOException thrown) {
    return new HttpException(
        "PROXY",
        "the proxy %s:%d, which is the <proxy> of settings.xml, does not let us through: %s"
            .formatted(proxy.host(), proxy.port(), reason(thrown)),
        thrown);
  }

  private static HttpException tls(SSLException thrown, URI uri) {
    Throwable cause = thrown.getCause();
    if (cause instanceof EOFException || cause instanceof SocketException) {
      return lost("RESET", where(uri) + " broke off the TLS handshake", uri, thrown);
    }
    return new HttpException(
        "TLS",
        "no secure connection to %s: %s. If its certificate is right, the trust store of the JDK lacks who has signed it (-Djavax.net.ssl.trustStore in workerJvmArgs); \"insecureHosts\" names hosts whose certificate is not looked at."
            .formatted(where(uri), Trust.reason(thrown)),
        thrown);
  }

  private static HttpException lost(String code, String text, URI uri, IOException thrown) {
    return new TransientHttpException(code, text + ", " + Urls.shown(uri), thrown);
  }

  static String where(URI uri) {
    int port = uri.getPort();
    int usual = "https".equals(uri.getScheme()) ? 443 : 80;
    return uri.getHost() + ":" + (port < 0 ? usual : port);
  }

  private static String reason(Throwable thrown) {
    Throwable cause = thrown.getCause();
    String message = thrown.getMessage();
    if (message == null && cause != null) {
      return reason(cause);
    }
    return message == null ? thrown.getClass().getSimpleName() : message;
  }
}
