// SPDX-License-Identifier: Apache-2.0
/** Whether an item has to run again, and what says so. */
@NullMarked
package org.paralleltask.jobs.fresh;

import org.jspecify.annotations.NullMarked;
