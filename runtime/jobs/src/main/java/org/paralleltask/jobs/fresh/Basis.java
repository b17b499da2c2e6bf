// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.paralleltask.jobs.journal.Evidence;
import org.paralleltask.jobs.journal.Reason;
import org.paralleltask.jobs.journal.Reason.Cause;

/** What the results of all items of a job depend on. */
final class Basis {
  private final Fingerprint code;
  private final Fingerprint options;
  private final KnownFingerprints known;
  private final AtomicBoolean kept = new AtomicBoolean();
  private final Map<String, String> changes = new ConcurrentHashMap<>();

  Basis(Fingerprint code, Fingerprint options, KnownFingerprints known) {
    this.code = code;
    this.options = options;
    this.known = known;
  }

  /** Has later runs know what this one depends on, so that they can name what has changed. */
  void keep() {
    if (kept.compareAndSet(false, true)) {
      try {
        known.keep(code, options);
      } catch (IOException unwritable) {
        // They tell the same without names; that the disk is full is for the journal to say.
      }
    }
  }

  /** The key of the code. */
  String code() {
    return code.key();
  }

  /** The key of the options. */
  String options() {
    return options.key();
  }

  /** What has changed since; empty if nothing has. */
  Optional<Reason> difference(Evidence last) {
    Optional<Reason> inCode = difference(Cause.CODE, last.code(), code);
    return inCode.isPresent() ? inCode : difference(Cause.OPTION, last.options(), options);
  }

  private Optional<Reason> difference(Cause cause, String before, Fingerprint now) {
    return before.equals(now.key())
        ? Optional.empty()
        : Optional.of(
            new Reason(cause, changes.computeIfAbsent(before, key -> known.changes(key, now))));
  }
}
