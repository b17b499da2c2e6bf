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
 * @param follows whether it follows from an answer that the same item has just got, and so waits
 *     neither for the turn of its host nor for a place there
 */
public record Request(String method, URI uri, Map<String, String> headers, boolean follows) {
  /** Takes a copy of the headers. */
  public Request {
    headers = Map.copyOf(headers);
  }

  /** Asks for the content. */
  public static Request get(URI uri) {
    return new Request("GET", uri, Map.of(), false);
  }

  /** Asks whether it is there. */
  public static Request head(URI uri) {
    return new Request("HEAD", uri, Map.of(), false);
  }

  /** With a further header. */
  public Request with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Request(method, uri, all, follows);
  }

  /** As one that follows from an answer that the same item has just got. */
  public Request following() {
    return new Request(method, uri, headers, true);
  }

  /** Where a redirect leads. */
  Request at(URI elsewhere) {
    return new Request(method, elsewhere, headers, true);
  }
}
