// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves no host that has an address of this machine or of a private network. What it gives is
 * what is connected to, at each redirect too, so that a name which changes its mind gains nothing.
 *
 * @param dns resolves
 * @param exempt hosts that are resolved in any case
 */
record PublicOnly(DnsResolver dns, Set<String> exempt) implements DnsResolver {
  /** A host has an address that is denied. */
  static final class PrivateAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1;

    PrivateAddressException(InetAddress address) {
      super(address.getHostAddress());
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = dns.resolve(host);
    if (!exempt.contains(host)) {
      for (InetAddress address : all) {
        if (isPrivate(address)) {
          throw new PrivateAddressException(address);
        }
      }
    }
    return all;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return dns.resolveCanonicalHostname(host);
  }

  /** Whether it leads nowhere but into this machine or a network that is not the Internet. */
  static boolean isPrivate(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || isOfAnotherKind(address.getAddress(), address instanceof Inet4Address);
  }

  /** What the JDK has no word for. */
  private static boolean isOfAnotherKind(byte[] bytes, boolean ofFour) {
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    if (!ofFour) {
      return (first & 0xFE) == 0xFC; // fc00::/7, unique local
    }
    boolean shared = first == 100 && (second & 0xC0) == 64; // 100.64.0.0/10, of providers
    return first == 0 || shared || first >= 240;
  }
}
