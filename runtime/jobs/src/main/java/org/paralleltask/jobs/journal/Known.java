// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

/**
 * What an earlier run knew of an item.
 *
 * @param entry how it ended last
 * @param offset where its record is
 * @param next where the record after it is
 */
public record Known(ItemEntry entry, long offset, long next) {}
