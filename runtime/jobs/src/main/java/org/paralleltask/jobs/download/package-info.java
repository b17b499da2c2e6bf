// SPDX-License-Identifier: Apache-2.0
/**
 * Downloads files: a list of URLs becomes files that are whole and right, or are not there.
 *
 * <pre>
 *  items, itemsFile ── ListReader ──> Listed ── Plan: safe names, no clash ──> Transfer
 *                                                                 │ in turn by host: FairOrder
 *   Downloader: cache? ─ Http ─> Part (.name.part, resumed if provably the same) ─ Checks ─> target
 * </pre>
 *
 * Nothing but a rename ever writes the name of a target.
 */
@NullMarked
package org.paralleltask.jobs.download;

import org.jspecify.annotations.NullMarked;
