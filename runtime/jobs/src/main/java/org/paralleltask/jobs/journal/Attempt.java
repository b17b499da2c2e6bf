// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import org.jspecify.annotations.Nullable;

/**
 * One try at an item.
 *
 * @param worker who made it
 * @param startMicros when it began, from the start of the run
 * @param micros how long it took
 * @param error why another followed, in one line; null for the last attempt, whose failure is the
 *     item's
 */
public record Attempt(String worker, long startMicros, long micros, @Nullable String error) {}
