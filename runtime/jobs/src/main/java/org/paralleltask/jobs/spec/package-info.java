// SPDX-License-Identifier: Apache-2.0
/** What is to be done: the order from the plugin, and the options in it, checked. */
@NullMarked
package org.paralleltask.jobs.spec;

import org.jspecify.annotations.NullMarked;
