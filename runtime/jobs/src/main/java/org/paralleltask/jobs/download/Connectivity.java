// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.HttpException;

/**
 * Whether this machine has a network at all: where several hosts cannot be resolved and nobody has
 * ever answered, it is not for the hosts that one should wait. Thread-safe.
 */
final class Connectivity {
  private static final int ENOUGH = 3;

  private final Set<String> unresolved = new TreeSet<>(); // guarded by this
  private volatile boolean proved;

  /** Somebody has answered, or has refused to. */
  void prove() {
    proved = true;
  }

  /**
   * Looks whether there is a network, as far as is known.
   *
   * @throws HttpException {@code OFFLINE}
   */
  synchronized void require() throws HttpException {
    if (isOffline()) {
      throw offline(null);
    }
  }

  /**
   * A host could not be resolved.
   *
   * @return what is to be thrown for that
   */
  synchronized HttpException unresolved(String host, HttpException why) {
    if (unresolved.size() < ENOUGH) {
      unresolved.add(host);
    }
    return isOffline() ? offline(why) : why;
  }

  private boolean isOffline() {
    return !proved && unresolved.size() >= ENOUGH;
  }

  private HttpException offline(@Nullable HttpException why) {
    return new HttpException(
        "OFFLINE",
        "none of the hosts %s can be resolved, and no server has answered: this machine seems to be offline. With Maven's -o, what the cache has is taken from there"
            .formatted(String.join(", ", unresolved)),
        why);
  }
}
