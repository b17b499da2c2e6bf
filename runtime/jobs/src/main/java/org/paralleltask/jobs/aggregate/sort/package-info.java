// SPDX-License-Identifier: Apache-2.0
/**
 * Sorts the records of files of any size into one file: the job behind {@code combine=sort}.
 *
 * <pre>
 *  files ── Slices ──> SortSlice ── Sort.sort, on any worker ──> Run, in a file of its own
 *                       RecordReader ─ SortKeys ─> SortBuffer      │ when all are sorted
 *                                                                  v
 *                                          Sort.merge ─ RunMerger ──> one file
 * </pre>
 *
 * Types are public as items of the job, and no API.
 */
@NullMarked
package org.paralleltask.jobs.aggregate.sort;

import org.jspecify.annotations.NullMarked;
