// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.paralleltask.TryLaterException;
import org.paralleltask.jobs.http.Http;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.Request;
import org.paralleltask.jobs.http.TransientHttpException;
import org.paralleltask.jobs.journal.Table;

/**
 * Downloads files. One for all workers, so that they share connections, and what is known of hosts.
 * Thread-safe.
 *
 * <pre>{@code
 * try (Downloader downloader = Downloader.open(DownloadSettings.into(directory))) {
 *   Task.of("download", downloader::fetch)
 *       .workers(16)
 *       .attempts(4)
 *       .backoff(Duration.ofMillis(500), Duration.ofSeconds(30))
 *       .retryOn(TransientHttpException.class)
 *       .map(transfers);
 * }
 * }</pre>
 */
public final class Downloader implements AutoCloseable {
  /** What a broken cache between here and the server may be to blame for. */
  private static final Set<String> WORTH_ASKING_AGAIN = Set.of("CHECKSUM", "TYPE_MISMATCH", "SIZE");

  private final Equipment equipment;
  private final HostTable hosts = new HostTable();

  private Downloader(Equipment equipment) {
    this.equipment = equipment;
  }

  /** To be closed; that ends downloads that are on their way. */
  public static Downloader open(DownloadSettings settings) {
    return new Downloader(Equipment.open(settings));
  }

  boolean isFree(URI url) {
    return equipment.http().isFree(url);
  }

  /** No server may give the names of these to another file, other than those that servers say. */
  public void reserve(Collection<Transfer> all) {
    equipment.names().reserve(all);
  }

  /** What is to be told of all downloads until now: a table of hosts, if any was asked. */
  List<Table> tables() {
    Map<String, Http.Asked> asked = equipment.http().asked();
    return asked.isEmpty() ? List.of() : List.of(hosts.table(asked));
  }

  /**
   * Makes one attempt at a file, at each of its URLs. When it returns, the file is whole and right;
   * when it throws, the target is as it was.
   *
   * @return the target, and what is in it; or why there is nothing, where that is fine
   * @throws TryLaterException if the server is not to be asked now
   * @throws TransientHttpException if another attempt may go well
   * @throws HttpException if not
   * @throws IOException if a file cannot be written
   */
  public Downloaded fetch(Transfer transfer) throws IOException {
    boolean taken = equipment.target().prepare(transfer.target());
    Optional<Transfer> known = known(transfer);
    if (known.isPresent() && isNobodyAsked(transfer)) {
      equipment.names().claim(known.get());
      Optional<Downloaded> there =
          taken || transfer.namedByServer()
              ? Stock.there(known.get().target(), transfer.pinned())
              : Optional.empty();
      if (there.isPresent()) {
        return there.get();
      }
    }
    try (Part part = Part.open(transfer)) {
      return fetch(transfer, known, part);
    }
  }

  /** Whether what is on this machine may be enough. */
  private boolean isNobodyAsked(Transfer transfer) {
    return equipment.settings().offline() || transfer.pinned().isPresent();
  }

  /** The transfer under the name that it has; empty if only its server knows that. */
  private Optional<Transfer> known(Transfer transfer) {
    if (!transfer.namedByServer()) {
      return Optional.of(transfer);
    }
    return equipment
        .cache()
        .known(transfer.urls().get(0))
        .map(Cache.Known::name)
        .map(transfer::named);
  }

  private Downloaded fetch(Transfer transfer, Optional<Transfer> known, Part part)
      throws IOException {
    if (known.isPresent()) {
      Optional<Downloaded> restored = equipment.stock().restorePinned(known.get(), part);
      if (restored.isPresent()) {
        return restored.get();
      }
    }
    if (equipment.settings().offline()) {
      return equipment.stock().restoreOffline(known.orElse(transfer), part);
    }
    HttpException worst = null;
    for (URI url : transfer.urls()) {
      try {
        Downloaded done = fetchFrom(url, worst != null, transfer, part);
        hosts.add(url, done);
        return done;
      } catch (HttpException failed) {
        hosts.addFailure(url);
        worst = worse(worst, failed);
      }
    }
    if (worst != null && isFine(worst)) {
      part.discard();
      return Downloaded.missing(transfer.target(), String.valueOf(worst.getMessage()));
    }
    if (part.facts(transfer.urls().get(0)).isEmpty()) {
      part.discard();
    }
    throw worst;
  }

  /** Whether all servers have said that there is no such file, and that need not be one. */
  private boolean isFine(HttpException failed) {
    return equipment.settings().absent().stream()
            .anyMatch(status -> failed.code().equals("HTTP_" + status))
        && Arrays.stream(failed.getSuppressed())
            .allMatch(other -> other instanceof HttpException http && isFine(http));
  }

  /** What may pass counts more, since it is worth another attempt. */
  private static HttpException worse(@Nullable HttpException one, HttpException other) {
    if (one == null) {
      return other;
    }
    boolean first =
        one instanceof TransientHttpException || !(other instanceof TransientHttpException);
    HttpException shown = first ? one : other;
    shown.addSuppressed(first ? other : one);
    return shown;
  }

  /**
   * @param follows whether another URL was asked just now
   */
  private Downloaded fetchFrom(URI url, boolean follows, Transfer transfer, Part part)
      throws IOException {
    Request plain = follows ? Request.get(url).following() : Request.get(url);
    try {
      return new Fetch(equipment, plain, transfer, part, cached(url, transfer)).run();
    } catch (HttpException wrong) {
      if (!WORTH_ASKING_AGAIN.contains(wrong.code())) {
        throw wrong;
      }
      part.restart();
      Request fresh = plain.following().with("Cache-Control", "no-cache");
      return new Fetch(equipment, fresh, transfer, part, Optional.empty()).run();
    }
  }

  private Optional<Cache.Known> cached(URI url, Transfer transfer) {
    return transfer.pinned().isPresent()
        ? Optional.empty()
        : equipment
            .cache()
            .known(url)
            .filter(known -> !transfer.namedByServer() || known.name() != null);
  }

  @Override
  public void close() {
    equipment.http().close();
  }
}
