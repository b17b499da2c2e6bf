// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KnownFingerprintsTest {
  private static final Fingerprint NOW = Fingerprint.of(Map.of("acme.A", "now"));

  @TempDir Path directory;

  private static Fingerprint version(int number) {
    return Fingerprint.of(Map.of("acme.A", "" + number));
  }

  private String changes(Fingerprint before) {
    return KnownFingerprints.read(directory).changes(before.key(), NOW);
  }

  @Test
  void oldestAreForgotten() throws IOException {
    for (int number = 0; number < 30; number++) {
      KnownFingerprints.read(directory).keep(version(number));
    }

    assertEquals("changed", changes(version(9)));
    assertEquals("acme.A changed", changes(version(10)));
    assertEquals("acme.A changed", changes(version(29)));
  }

  @Test
  void whatIsUsedAgain_isNotOld() throws IOException {
    KnownFingerprints.read(directory).keep(version(-1));
    for (int number = 0; number < 30; number++) {
      KnownFingerprints.read(directory).keep(version(-1), version(number));
    }

    assertEquals("acme.A changed", changes(version(-1)));
  }

  @Test
  void whatIsKnown_isNotWrittenAgain() throws IOException {
    KnownFingerprints.read(directory).keep(version(1));
    Path file = directory.resolve(KnownFingerprints.FILE);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1000));

    KnownFingerprints.read(directory).keep(version(1));

    assertEquals(1000, Files.getLastModifiedTime(file).toMillis());
  }

  @Test
  void damagedFile_costsNoMoreThanTheNames() throws IOException {
    for (String damaged : new String[] {"", "{\"a\"", "[1]", "{\"%s\": null}", "\u0000\u0000"}) {
      String text = damaged.formatted(version(1).key());
      Files.writeString(directory.resolve(KnownFingerprints.FILE), text);

      assertEquals("changed", changes(version(1)));
      KnownFingerprints.read(directory).keep(version(2));
      assertEquals("acme.A changed", changes(version(2)));
    }
  }
}
