// SPDX-License-Identifier: Apache-2.0
/** Pools that run tasks, and futures: what {@code concurrent.futures} is in Python. */
package org.paralleltask.course.executors;
