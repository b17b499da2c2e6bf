// SPDX-License-Identifier: Apache-2.0
/**
 * What is asked of files, and how they are written. {@link
 * org.paralleltask.jobs.aggregate.query.Query#of(java.util.Map)} is for programs that use the job.
 */
@NullMarked
package org.paralleltask.jobs.aggregate.query;

import org.jspecify.annotations.NullMarked;
