// SPDX-License-Identifier: Apache-2.0
/**
 * Reads records: cuts files into slices at their borders, and tells where the fields are, without
 * an object for any of them.
 *
 * <pre>
 *  file ── Head: the columns ── Slices ──> Slice ── RecordReader ──> bytes, and Fields in them
 * </pre>
 *
 * Types are public for the jobs that read records, and no API.
 */
@NullMarked
package org.paralleltask.jobs.aggregate.record;

import org.jspecify.annotations.NullMarked;
