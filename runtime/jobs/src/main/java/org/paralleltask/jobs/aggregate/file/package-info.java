// SPDX-License-Identifier: Apache-2.0
/**
 * The files themselves: which there are, in which order, whether they are still what they were, and
 * who may write one.
 *
 * <p>Types are public for the jobs that are made of files, and no API.
 */
@NullMarked
package org.paralleltask.jobs.aggregate.file;

import org.jspecify.annotations.NullMarked;
