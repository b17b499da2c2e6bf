// SPDX-License-Identifier: Apache-2.0
/** What this JVM and its worker processes say to each other. */
@NullMarked
package org.paralleltask.internal.wire;

import org.jspecify.annotations.NullMarked;
