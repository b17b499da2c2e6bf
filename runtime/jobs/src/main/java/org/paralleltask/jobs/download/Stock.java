// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.Urls;

/** What can be had without asking anybody: what is there already, and what the cache has. */
final class Stock {
  private final Cache cache;

  Stock(Cache cache) {
    this.cache = cache;
  }

  /** What is there, if it hashes to that. */
  static Optional<Downloaded> there(Path target, Optional<Checksum> wanted) throws IOException {
    if (wanted.isEmpty() || !Files.isRegularFile(target)) {
      return Optional.empty();
    }
    Downloaded there = Downloaded.unchanged(target, wanted.get());
    return wanted.get().isOf(target) ? Optional.of(there) : Optional.empty();
  }

  /** The content that the list asks for, if the cache has it. */
  Optional<Downloaded> restorePinned(Transfer transfer, Part part) throws IOException {
    Optional<Checksum> pinned = transfer.pinned().filter(sum -> sum.algorithm().equals("sha256"));
    return pinned.isPresent() ? restore(pinned.get().hex(), transfer, part) : Optional.empty();
  }

  /** The content that hashes to that, if the cache has it. */
  Optional<Downloaded> restore(String sha256, Transfer transfer, Part part) throws IOException {
    if (cache.isOff()) {
      return Optional.empty();
    }
    Path copy = part.file().resolveSibling(part.file().getFileName() + ".copy");
    if (!cache.restore(sha256, copy)) {
      return Optional.empty();
    }
    try {
      requireOurs(transfer, sha256);
    } catch (IOException notOurs) {
      Files.delete(copy);
      part.discard();
      throw notOurs;
    }
    Downloaded restored = Downloaded.of(copy, transfer.target(), sha256);
    Target.publish(copy, transfer.target());
    part.discard();
    return Optional.of(restored);
  }

  /**
   * Requires that a name which a server has said is free, or that of what has come from there.
   *
   * @param now what is to appear
   * @throws HttpException {@code NAME_CLASH} if not
   */
  void requireOurs(Transfer named, String now) throws IOException {
    if (named.namedByServer()) {
      Set<String> ours = new HashSet<>(Set.of(now));
      named.urls().forEach(url -> cache.known(url).ifPresent(known -> ours.add(known.sha256())));
      ServerNames.requireOurs(named.target(), ours);
    }
  }

  /** What the server said the last time, since nobody may be asked now. */
  Downloaded restoreOffline(Transfer transfer, Part part) throws IOException {
    Optional<Cache.Known> known = cache.known(transfer.urls().get(0));
    Optional<Downloaded> restored =
        known.isPresent() ? restore(known.get().sha256(), transfer, part) : Optional.empty();
    if (restored.isPresent()) {
      return restored.get();
    }
    part.discard();
    throw new HttpException(
        "OFFLINE",
        "%s is not in the cache, and Maven is offline (-o), %s"
            .formatted(transfer.name(), Urls.shown(transfer.urls().get(0))));
  }
}
