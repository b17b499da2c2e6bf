// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key for a server, made by the JDK's keytool when it is needed, and who says what is in it. */
public enum Certificates {
  /** Of localhost and 127.0.0.1. Nobody knows who signed it, but by {@link #store}. */
  GOOD("dns:localhost,ip:127.0.0.1", "-1d", "10"),
  /** Of the right host, until yesterday. */
  EXPIRED("dns:localhost,ip:127.0.0.1", "-10d", "9"),
  /** Of another host. */
  WRONG_HOST("dns:elsewhere.test", "-1d", "10");

  /** The password of every store. */
  public static final String PASSWORD = "changeit";

  private final String names;
  private final String start;
  private final String days;

  Certificates(String names, String start, String days) {
    this.names = names;
    this.start = start;
    this.days = days;
  }

  /** Makes a PKCS12 file with the key, which also serves as a trust store. */
  public Path store(Path directory) throws IOException {
    Path file = directory.resolve(name() + ".p12");
    if (!Files.exists(file)) {
      make(file);
    }
    return file;
  }

  private void make(Path file) throws IOException {
    Path log = file.resolveSibling(name() + ".log");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=fault server",
                "-ext",
                "san=" + names,
                "-startdate",
                start,
                "-validity",
                days,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        throw new IOException("keytool failed: " + Files.readAllLines(log));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } finally {
      keytool.destroyForcibly();
    }
  }

  SSLContext context(Path directory) throws IOException {
    try (InputStream in = Files.newInputStream(store(directory))) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IOException(impossible);
    }
  }
}
