// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Which certificates are good. What is wrong with one is said together with whose it is. */
final class Trust {
  private Trust() {}

  /** Those that the JDK trusts. */
  static SSLContext ofTheJdk() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      X509ExtendedTrustManager trusted =
          Arrays.stream(factory.getTrustManagers())
              .filter(X509ExtendedTrustManager.class::isInstance)
              .map(X509ExtendedTrustManager.class::cast)
              .findFirst()
              .orElseThrow();
      return context(new Telling(trusted));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("The trust store of the JDK cannot be read", broken);
    }
  }

  /** Any. */
  static SSLContext ofAnybody() {
    try {
      return context(new Blind());
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("This JDK has no TLS", broken);
    }
  }

  private static SSLContext context(TrustManager manager) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {manager}, null);
    return context;
  }

  /** The innermost thing that was said. */
  static String reason(Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; depth < 20; depth++) {
      if (at instanceof CertificateException || at.getCause() == null) {
        break;
      }
      at = at.getCause();
    }
    String message = at.getMessage();
    return message == null ? at.getClass().getSimpleName() : message;
  }

  private static String named(X509Certificate @Nullable [] chain, String problem) {
    if (chain == null || chain.length == 0) {
      return problem;
    }
    X509Certificate own = chain[0];
    return "%s (certificate of %s, issued by %s, valid until %s)"
        .formatted(
            problem,
            own.getSubjectX500Principal(),
            own.getIssuerX500Principal(),
            own.getNotAfter().toInstant());
  }

  /** Adds to what the JDK says whose certificate it is. */
  private static final class Telling extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager jdk;

    Telling(X509ExtendedTrustManager jdk) {
      this.jdk = jdk;
    }

    private interface Check {
      void run() throws CertificateException;
    }

    private static void check(X509Certificate[] chain, Check check) throws CertificateException {
      try {
        check.run();
      } catch (CertificateException bad) {
        throw new CertificateException(named(chain, reason(bad)), bad);
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain, () -> jdk.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain, () -> jdk.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain, () -> jdk.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      jdk.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      jdk.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      jdk.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return jdk.getAcceptedIssuers();
    }
  }

  /** For hosts that the user has named as insecure. */
  private static final class Blind extends X509ExtendedTrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
