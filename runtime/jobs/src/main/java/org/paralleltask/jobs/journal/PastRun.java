// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An earlier run of the same job, in short.
 *
 * @param id what it is known by
 * @param start when it began
 * @param elapsedMillis from its start to its end, or to the last that is known of it
 * @param verdict how it ended; null if it was killed
 * @param counts how many items had which outcome
 */
public record PastRun(
    String id,
    Instant start,
    long elapsedMillis,
    @Nullable Verdict verdict,
    Map<State, Long> counts) {}
