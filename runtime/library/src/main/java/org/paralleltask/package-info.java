// SPDX-License-Identifier: Apache-2.0
/** Runs annotated methods as parallel batch jobs. */
@NullMarked
package org.paralleltask;

import org.jspecify.annotations.NullMarked;
