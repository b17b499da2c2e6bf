// SPDX-License-Identifier: Apache-2.0
/**
 * The goals. A goal is a form: it takes what Maven injects, hands it over as plain types, and turns
 * the outcome into one of Maven's two exceptions. Nothing outside this package knows Maven.
 */
@NullMarked
package org.paralleltask.plugin;

import org.jspecify.annotations.NullMarked;
