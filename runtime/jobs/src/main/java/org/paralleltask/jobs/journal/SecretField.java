// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

/**
 * Where a text stands that must not be written down elsewhere, such as a URL with a token in it.
 *
 * @param file the list, as an absolute path
 * @param sha256 of the whole list when the run read it, in hexadecimal
 * @param line on which the row begins, from 1
 * @param column the name of the column, if the list is CSV; empty if the whole line is meant
 */
public record SecretField(String file, String sha256, long line, String column) {}
