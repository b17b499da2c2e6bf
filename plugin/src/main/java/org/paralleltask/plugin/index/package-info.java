// SPDX-License-Identifier: Apache-2.0
/** The tasks of a project, as its compilation indexed them, and the choice of those to run. */
@NullMarked
package org.paralleltask.plugin.index;

import org.jspecify.annotations.NullMarked;
