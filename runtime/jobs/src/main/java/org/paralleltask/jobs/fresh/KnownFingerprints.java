// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprints of earlier runs by their keys, in a small file: only to name what has changed.
 * Without the file all is told as well, but for the names.
 */
final class KnownFingerprints {
  /** The file's name. */
  static final String FILE = "fingerprints.json";

  private static final int MOST = 20;

  private final Path file;
  private final Map<String, Map<String, String>> byKey;

  private KnownFingerprints(Path file, Map<String, Map<String, String>> byKey) {
    this.file = file;
    this.byKey = byKey;
  }

  static KnownFingerprints read(Path directory) {
    Path file = directory.resolve(FILE);
    return new KnownFingerprints(file, new LinkedHashMap<>(parse(file)));
  }

  private static Map<String, Map<String, String>> parse(Path file) {
    try {
      TypeToken<Map<String, Map<String, String>>> type = new TypeToken<>() {};
      @Nullable Map<String, Map<String, String>> read =
          new Gson().fromJson(Files.readString(file), type);
      return read == null ? Map.of() : read;
    } catch (IOException | JsonParseException unreadable) {
      return Map.of();
    }
  }

  /** What has changed since a fingerprint that may be known, for people. */
  synchronized String changes(String before, Fingerprint now) {
    Map<String, String> parts = byKey.get(before);
    return parts == null ? "changed" : now.changesSince(Fingerprint.of(parts));
  }

  /** Keeps fingerprints for later runs, and forgets those that were used least recently. */
  synchronized void keep(Fingerprint... fingerprints) throws IOException {
    List<String> before = List.copyOf(byKey.keySet());
    for (Fingerprint fingerprint : fingerprints) {
      byKey.remove(fingerprint.key());
      byKey.put(fingerprint.key(), fingerprint.parts());
    }
    while (byKey.size() > MOST) {
      byKey.remove(byKey.keySet().iterator().next());
    }
    if (!before.equals(List.copyOf(byKey.keySet()))) {
      write();
    }
  }

  private void write() throws IOException {
    Path part = file.resolveSibling("." + FILE + ".part");
    Files.createDirectories(file.getParent());
    Files.writeString(part, new Gson().toJson(byKey));
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
