// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.paralleltask.jobs.http.HttpException;

/**
 * Gives files the names that their servers say, none of them twice, and none that a list has for
 * another file, or that a file has of which nothing is known. Thread-safe.
 */
final class ServerNames {
  /** Who has them, by what some system takes for the same. */
  private final Map<String, Transfer> owners = new ConcurrentHashMap<>();

  /** Their names are those of the list. */
  void reserve(Collection<Transfer> all) {
    all.stream()
        .filter(each -> !each.namedByServer())
        .forEach(each -> owners.put(SafeName.folded(each.name()), each));
  }

  /**
   * The name is that of this transfer from now on, if its server has said it.
   *
   * @throws HttpException {@code NAME_CLASH} if another has it
   */
  Transfer claim(Transfer named) throws HttpException {
    if (!named.namedByServer()) {
      return named;
    }
    Transfer owner = owners.putIfAbsent(SafeName.folded(named.name()), named);
    if (owner != null && !owner.urls().equals(named.urls())) {
      throw new HttpException(
          "NAME_CLASH",
          "the server calls this file \"%s\", which is, on some systems, the name of %s; give one of them a \"path\" in a CSV list"
              .formatted(named.name(), owner));
    }
    return named;
  }

  /**
   * Whether the file may appear under a name that its server has said: if there is none, or one
   * that has come from there before.
   *
   * @param ours what may have come from there before, as SHA-256
   * @throws HttpException {@code NAME_CLASH} if not
   */
  static void requireOurs(Path target, Collection<String> ours) throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    boolean file = Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS);
    for (String sha256 : ours) {
      if (file && new Checksum("sha256", sha256).isOf(target)) {
        return;
      }
    }
    throw new HttpException(
        "NAME_CLASH",
        "the server calls this file \"%s\", but there is one of that name in %s, which has not come from there as it is now; remove that, or give this one a \"path\" in a CSV list"
            .formatted(target.getFileName(), target.getParent()));
  }
}
