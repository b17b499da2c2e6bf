// SPDX-License-Identifier: Apache-2.0
/**
 * Makes one table of many files: groups and adds up the records of CSV files of any size. From Java
 * it is used through {@link org.paralleltask.jobs.aggregate.Aggregate}, its generated tasks, {@link
 * org.paralleltask.jobs.aggregate.Partial} and {@link org.paralleltask.jobs.aggregate.query.Query}.
 *
 * <pre>
 *  files ── Slices ──> Slice ── Aggregate.aggregate, on any worker ──> Partial
 *                                RecordReader ─ fields ─> Tally           │ in the order of the slices
 *                                                                         v
 *                                                          Aggregate.merge ──> one Partial ──> text
 * </pre>
 *
 * Whole files are put together in {@code concat}, and sorted in {@code sort}; what all three are
 * made of, each on top of the one before it only, is {@code file}, {@code query} and {@code
 * record}.
 *
 * <p>The result does not depend on the number of workers or on how files are cut: numbers are added
 * as exact decimals, not as floating point, and groups come out in the code-point order of their
 * keys.
 */
@NullMarked
package org.paralleltask.jobs.aggregate;

import org.jspecify.annotations.NullMarked;
