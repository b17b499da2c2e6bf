// SPDX-License-Identifier: Apache-2.0
/** Worker processes, and single ones: what {@code multiprocessing} is in Python. */
package org.paralleltask.course.processes;
