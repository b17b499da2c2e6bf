// SPDX-License-Identifier: Apache-2.0
/** What the user sees of a run: log lines, a progress bar on a terminal, a summary. */
@NullMarked
package org.paralleltask.plugin.console;

import org.jspecify.annotations.NullMarked;
