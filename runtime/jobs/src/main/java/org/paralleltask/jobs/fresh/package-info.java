// SPDX-License-Identifier: Apache-2.0
/**
 * Whether an item is up to date: by the content of the files that it reads and wrote, by the
 * bytecode that made its result, and by the options that affect it. It keeps no record of its own
 * of items; what it needs to know of them later is the {@code Evidence} in the journal.
 */
@NullMarked
package org.paralleltask.jobs.fresh;

import org.jspecify.annotations.NullMarked;
