// SPDX-License-Identifier: Apache-2.0
/**
 * One execution of a goal, free of Maven: which jobs run in this build, and what became of them.
 */
@NullMarked
package org.paralleltask.plugin.run;

import org.jspecify.annotations.NullMarked;
