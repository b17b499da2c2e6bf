// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.run;

/**
 * What Maven knows of the network.
 *
 * @param offline whether no server is to be asked
 * @param localRepository where what was downloaded is kept
 * @param access servers and proxies, as JSON; secret
 */
public record Network(boolean offline, String localRepository, String access) {
  /** Without what is secret. */
  @Override
  public String toString() {
    return "Network[offline=%s]".formatted(offline);
  }
}
