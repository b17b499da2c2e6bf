// SPDX-License-Identifier: Apache-2.0
/**
 * What the user may set: names, accepted forms, sources, and the checks that need no class path.
 */
@NullMarked
package org.paralleltask.plugin.option;

import org.jspecify.annotations.NullMarked;
