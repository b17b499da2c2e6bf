// SPDX-License-Identifier: Apache-2.0
/** Batch jobs: files, downloads, checks and aggregation, as programs and as jobs of a build. */
package org.paralleltask.course.batch;
