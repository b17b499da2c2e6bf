// SPDX-License-Identifier: Apache-2.0
/** Runs the items: admission, policy, stopping, and what becomes of the results. */
@NullMarked
package org.paralleltask.jobs.engine;

import org.jspecify.annotations.NullMarked;
