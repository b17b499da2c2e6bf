// SPDX-License-Identifier: Apache-2.0
/** What all parts of the course share: the program that starts an example, and its clock. */
package org.paralleltask.course;
