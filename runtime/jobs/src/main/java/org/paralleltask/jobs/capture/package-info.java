// SPDX-License-Identifier: Apache-2.0
/** What items print, kept apart by item. */
@NullMarked
package org.paralleltask.jobs.capture;

import org.jspecify.annotations.NullMarked;
