// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicOnlyTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "127.9.9.9, true",
    "0.0.0.0, true",
    "0.1.2.3, true",
    "10.1.2.3, true",
    "172.16.0.1, true",
    "172.32.0.1, false",
    "192.168.1.1, true",
    "169.254.169.254, true",
    "100.64.0.1, true",
    "100.128.0.1, false",
    "224.0.0.1, true",
    "255.255.255.255, true",
    "93.184.216.34, false",
    "::1, true",
    "::, true",
    "fe80::1, true",
    "fd12:3456::1, true",
    "::ffff:10.0.0.1, true",
    "2606:2800:220:1::1, false"
  })
  void addresses_arePrivateOrNot(String address, boolean isPrivate) throws Exception {
    assertEquals(isPrivate, PublicOnly.isPrivate(InetAddress.getByName(address)), address);
  }
}
