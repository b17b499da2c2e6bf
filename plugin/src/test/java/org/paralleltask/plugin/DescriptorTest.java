// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Maven reads of the plugin before it loads any class of it. */
@Timeout(10)
class DescriptorTest {
  private static String descriptor() throws IOException {
    try (InputStream in = DescriptorTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void F5_mavenOrJdkTooOld_isRefusedByMavenWithTheVersionThatIsNeeded() throws IOException {
    String descriptor = descriptor();
    assertTrue(descriptor.contains("<requiredMavenVersion>3.6.3</requiredMavenVersion>"));
    assertTrue(descriptor.contains("<requiredJavaVersion>17</requiredJavaVersion>"));
  }
}
