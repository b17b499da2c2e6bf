// SPDX-License-Identifier: Apache-2.0
/**
 * Groups records and adds up their numbers, exactly.
 *
 * <pre>
 *  record ── Filter ──> Tally ── Key ──> Groups: the number of the group
 *                         └── Decimal ──> Column: what has come out, by that number ──> Cell, Table
 * </pre>
 *
 * Types are public for the job that makes tables, and no API.
 */
@NullMarked
package org.paralleltask.jobs.aggregate.table;

import org.jspecify.annotations.NullMarked;
