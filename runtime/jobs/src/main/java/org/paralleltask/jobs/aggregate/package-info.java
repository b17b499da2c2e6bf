// SPDX-License-Identifier: Apache-2.0
/**
 * Makes one table of many: groups and adds up the records of CSV files of any size.
 *
 * <pre>
 *  files ── Slices ──> Slice ── Aggregate.aggregate, on any worker ──> Partial
 *                                RecordReader ─ fields ─> Groups          │ in the order of the slices
 *                                                                         v
 *                                                          Aggregate.merge ──> one Partial ──> text
 * </pre>
 *
 * Whole files are put together by {@link org.paralleltask.jobs.aggregate.Concat}, and sorted by
 * {@link org.paralleltask.jobs.aggregate.Sort}:
 *
 * <pre>
 *  files ── Slices ──> SortSlice ── Sort.sort, on any worker ──> Run, in a file of its own
 *                       RecordReader ─ SortKeys ─> SortBuffer      │ when all are sorted
 *                                                                  v
 *                                          Sort.merge ─ RunMerger ──> one file
 * </pre>
 *
 * <p>The result does not depend on the number of workers or on how files are cut: numbers are added
 * as exact decimals, not as floating point, and groups come out in the code-point order of their
 * keys.
 */
@NullMarked
package org.paralleltask.jobs.aggregate;

import org.jspecify.annotations.NullMarked;
