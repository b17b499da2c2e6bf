// SPDX-License-Identifier: Apache-2.0
/** Producers and consumers: work that is not known in advance goes through queues. */
package org.paralleltask.course.queues;
