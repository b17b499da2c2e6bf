// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is asked of a server.
 *
 * @param method {@code GET} or {@code HEAD}
 * @param uri what {@link Urls#parse} has made
 * @param headers beside those that every request has
 */
public record Request(String method, URI uri, Map<String, String> headers) {
  /** Takes a copy of the headers. */
  public Request {
    headers = Map.copyOf(headers);
  }

  /** Asks for the content. */
  public static Request get(URI uri) {
    return new Request("GET", uri, Map.of());
  }

  /** Asks whether it is there. */
  public static Request head(URI uri) {
    return new Request("HEAD", uri, Map.of());
  }

  /** With a further header. */
  public Request with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Request(method, uri, all);
  }

  Request at(URI elsewhere) {
    return new Request(method, elsewhere, headers);
  }
}
