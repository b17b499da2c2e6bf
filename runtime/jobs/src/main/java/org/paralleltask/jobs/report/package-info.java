// SPDX-License-Identifier: Apache-2.0
/** What is known about the run: counts, files, and the events that the plugin shows. */
@NullMarked
package org.paralleltask.jobs.report;

import org.jspecify.annotations.NullMarked;
