// SPDX-License-Identifier: Apache-2.0
/**
 * The truth about runs: what is written down while they go on, and read again afterwards. Progress,
 * reports and resuming are functions of it.
 */
@NullMarked
package org.paralleltask.jobs.journal;

import org.jspecify.annotations.NullMarked;
