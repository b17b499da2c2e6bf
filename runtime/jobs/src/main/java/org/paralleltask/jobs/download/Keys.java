// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Short names for long texts. */
final class Keys {
  private Keys() {}

  /** Eight digits. */
  static String of(String text) {
    return whole(text).substring(0, 8);
  }

  /** The whole SHA-256. */
  static String whole(String text) {
    MessageDigest digest = Checksum.digest("sha256");
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return Checksum.hex(digest);
  }
}
