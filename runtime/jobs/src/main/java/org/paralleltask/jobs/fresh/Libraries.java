// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Hashes of jars: of the entries, not of the file, so that a jar packed again is the same. */
final class Libraries {
  private Libraries() {}

  /** Hashes by the names of the files. Two jars of one name count together. */
  static Map<String, String> hashes(List<Path> jars) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    for (Path jar : jars) {
      hashes.merge(jar.getFileName().toString(), hash(jar), String::concat);
    }
    return hashes;
  }

  /** Whether a jar has an entry. */
  static boolean has(Path jar, String entry) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.getEntry(entry) != null;
    } catch (ZipException none) {
      return false;
    }
  }

  /**
   * The directory of a jar has size and checksum of every entry. Reading that takes no longer for a
   * large jar than for a small one, nearly.
   */
  private static String hash(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      String entries =
          zip.stream()
              .filter(entry -> !entry.isDirectory())
              .map(Libraries::text)
              .sorted()
              .collect(Collectors.joining());
      return ContentHash.shortOf(entries);
    } catch (ZipException none) {
      return ContentHash.of(jar);
    }
  }

  private static String text(ZipEntry entry) {
    return entry.getName() + '\n' + entry.getSize() + '\n' + entry.getCrc() + '\n';
  }
}
