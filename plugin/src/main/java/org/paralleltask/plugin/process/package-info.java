// SPDX-License-Identifier: Apache-2.0
/** The job JVM, seen from its parent: started, listened to, and never left behind. */
@NullMarked
package org.paralleltask.plugin.process;

import org.jspecify.annotations.NullMarked;
