// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hosts that answer well to whatever is asked, with a page that says that there is none: a "soft
 * 404". They are asked once for what cannot be there. Thread-safe.
 */
final class CatchAll {
  private final Web web;
  private final boolean wanted;
  private final String nowhere = "/" + UUID.randomUUID();
  private final Map<URI, Optional<Visit>> answers = new ConcurrentHashMap<>();

  /**
   * @param wanted whether hosts are asked at all
   */
  CatchAll(Web web, boolean wanted) {
    this.web = web;
    this.wanted = wanted;
  }

  /**
   * Whether the host of a page answers well to anything, so that the page has to be compared.
   *
   * @throws org.paralleltask.TryLaterException if the host cannot be asked now
   */
  boolean isAt(URI page) {
    return wanted && answer(page).isPresent();
  }

  /** Whether a good answer is what its host says to anything; the first page of a host never is. */
  boolean gives(URI page, Visit visit) {
    if (!isAt(page) || page.getPath().length() <= 1) {
      return false;
    }
    Visit any = answer(page).orElseThrow();
    return any.hops().isEmpty()
        ? any.hash().equals(visit.hash())
        : any.uri().equals(visit.uri()) && !visit.hops().isEmpty();
  }

  private Optional<Visit> answer(URI page) {
    URI nobody = page.resolve(nowhere);
    Optional<Visit> known = answers.get(nobody);
    if (known == null) {
      known = ask(nobody);
      answers.put(nobody, known);
    }
    return known;
  }

  private Optional<Visit> ask(URI nobody) {
    try {
      Visit visit = web.visit(nobody, true);
      return visit.status() < 300 && !visit.hash().isEmpty()
          ? Optional.of(visit)
          : Optional.empty();
    } catch (IOException noAnswer) {
      return Optional.empty(); // and so none that is good
    }
  }
}
