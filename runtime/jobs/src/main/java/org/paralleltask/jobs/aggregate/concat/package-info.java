// SPDX-License-Identifier: Apache-2.0
/**
 * Puts whole files together, byte by byte: the job behind {@code combine=concat}.
 *
 * <p>Types are public as items of the job, and for the one that sorts; they are no API.
 */
@NullMarked
package org.paralleltask.jobs.aggregate.concat;

import org.jspecify.annotations.NullMarked;
