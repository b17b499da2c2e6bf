// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

/**
 * A line of the user's source.
 *
 * @param file its path, with {@code /}, relative to what is checked out where it is inside
 */
public record SourceLine(String file, int line) {}
