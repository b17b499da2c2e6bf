// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate;

import java.util.List;

/**
 * What is asked of the files.
 *
 * @param format how they are written
 * @param delimiter what stands between fields, one ASCII character
 * @param header whether the first record of each file names the columns; otherwise they are called
 *     {@code 1}, {@code 2} and so on
 * @param malformed what becomes of values of groups that are no text
 * @param groupBy the columns whose values make a group; without any, all records are one
 * @param measures the columns of the result
 * @param where what a record must be like to count: all of it
 */
public record Query(
    Format format,
    char delimiter,
    boolean header,
    Malformed malformed,
    List<String> groupBy,
    List<Measure> measures,
    List<Condition> where) {}
