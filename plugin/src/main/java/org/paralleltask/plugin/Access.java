// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** What {@code settings.xml} says of servers and proxies, decrypted. */
final class Access {
  private final SettingsDecryptionResult settings;

  Access(Settings settings, SettingsDecrypter decrypter) {
    this.settings = decrypter.decrypt(new DefaultSettingsDecryptionRequest(settings));
  }

  /** For the job JVM, over its standard input. */
  String json() {
    JsonObject all = new JsonObject();
    JsonArray servers = new JsonArray();
    settings.getServers().stream()
        .filter(server -> server.getUsername() != null && server.getPassword() != null)
        .map(Access::json)
        .forEach(servers::add);
    JsonArray proxies = new JsonArray();
    settings.getProxies().stream().filter(Proxy::isActive).map(Access::json).forEach(proxies::add);
    all.add("servers", servers);
    all.add("proxies", proxies);
    return all.toString();
  }

  private static JsonObject json(Server server) {
    JsonObject one = new JsonObject();
    one.addProperty("id", server.getId());
    one.addProperty("user", server.getUsername());
    one.addProperty("password", server.getPassword());
    return one;
  }

  /** The protocol is that between here and the proxy, and is http in practice: it takes all. */
  private static JsonObject json(Proxy proxy) {
    JsonObject one = new JsonObject();
    one.addProperty("host", proxy.getHost());
    one.addProperty("port", proxy.getPort());
    add(one, "nonProxyHosts", proxy.getNonProxyHosts());
    add(one, "user", proxy.getUsername());
    add(one, "password", proxy.getPassword());
    return one;
  }

  private static void add(JsonObject to, String name, @Nullable String value) {
    if (value != null) {
      to.addProperty(name, value);
    }
  }
}
