// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.record;

import java.util.Arrays;

/** Where the fields of a record are: positions from the record's start, without their quotes. */
public final class Fields {
  private static final int FIRST_SIZE = 32;

  private int[] from = new int[FIRST_SIZE];
  private int[] to = new int[FIRST_SIZE];
  private boolean[] escapes = new boolean[FIRST_SIZE];
  private int count;

  /** Whether each field begins one byte behind the end of the one before, and none is escaped. */
  private boolean plain;

  void clear() {
    count = 0;
    plain = false;
  }

  /**
   * @param escaped whether there are doubled quotes inside, which mean one
   */
  void add(int begin, int end, boolean escaped) {
    if (count == from.length) {
      from = Arrays.copyOf(from, count * 2);
      to = Arrays.copyOf(to, count * 2);
      escapes = Arrays.copyOf(escapes, count * 2);
    }
    from[count] = begin;
    to[count] = end;
    escapes[count++] = escaped;
  }

  /** Where ends of fields may be written, before {@link #plain} is called. */
  int[] tos() {
    return to;
  }

  /**
   * The record has no quotes, and this many delimiters, which are in {@link #tos}.
   *
   * @param end of the last field
   */
  void plain(int delimiters, int end) {
    to[delimiters] = end;
    count = delimiters + 1;
    plain = true;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** The first byte of a field. */
  public int from(int field) {
    return plain ? (field == 0 ? 0 : to[field - 1] + 1) : from[field];
  }

  /** The byte behind the last one of a field. */
  public int to(int field) {
    return to[field];
  }

  /** Whether a field has no bytes. */
  public boolean isEmpty(int field) {
    return from(field) == to(field);
  }

  /** Whether there are doubled quotes in a field, which mean one. */
  public boolean isEscaped(int field) {
    return !plain && escapes[field];
  }
}
