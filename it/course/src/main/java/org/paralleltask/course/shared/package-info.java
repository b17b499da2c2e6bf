// SPDX-License-Identifier: Apache-2.0
/** Values, locks and signals that several threads, or several processes, share. */
package org.paralleltask.course.shared;
