// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.wire;

import java.util.List;
import org.paralleltask.codec.Decoder;

/**
 * One message: {@code [u32 length of the content][u8 type][content]}.
 *
 * <pre>
 *  parent                                          worker
 *    HELLO    magic, version, pid, name, page, initializer, teardown
 *    TASK     number, if it has streams, where its static field is, or its functions
 *    RUN      frame, task, flags, timeout, count, items   ──>
 *                                                  <──  READY    magic, version, whether set up
 *                                                  <──  PRINTED  source, frame, position, lines
 *                                                  <──  DONE     frame, flags, nanos, count, results
 *                                                  <──  LATE     frame, position, stack
 *                                                  <──  STILL    frame, position, stack
 *    SEGMENT, ARRAY, PIECE...: ahead of RUN, or DONE, if that has large arrays
 *    CANCEL   frame, first, last position          ──>
 *    BYE                                           ──>
 *                                                  <──  LEAVING  when somebody calls System.exit
 *
 *  who has made a shared object                    who uses it
 *                                                  <──  HELLO    magic, version, token, pid
 *    READY    number of the process                ──>
 *                                                  <──  CALL     number, object, operation, ...
 *                                                  <──  WITHDRAW number of a call
 *    REPLY    number of a call, answer             ──>
 *                                                  <──  BYE
 * </pre>
 */
public final class Frame {
  /** The first frame to a worker. */
  public static final int HELLO = 1;

  /** Tells where a task is. */
  public static final int TASK = 2;

  /** Items to be run. */
  public static final int RUN = 3;

  /** Ends an item that runs. */
  public static final int CANCEL = 4;

  /** Nothing more will come. */
  public static final int BYE = 5;

  /** The first frame from a worker; comes once more if it has an initializer to run first. */
  public static final int READY = 6;

  /** The first frame from a worker that could not be set up. */
  public static final int BROKEN = 7;

  /** Results of items that have ended. */
  public static final int DONE = 8;

  /** An item has passed its deadline. */
  public static final int LATE = 9;

  /** Lines that were printed. */
  public static final int PRINTED = 10;

  /** The worker leaves, because its code wants it. */
  public static final int LEAVING = 11;

  /** An item waits for a future that nothing in the worker can complete. */
  public static final int STILL = 12;

  /** Both ways: the file of the memory through which large arrays go. */
  public static final int SEGMENT = 13;

  /** Both ways: an array begins, to which a later frame refers. */
  public static final int ARRAY = 14;

  /** Both ways: the next piece of the array lies in the shared memory. */
  public static final int PIECE_READY = 15;

  /** Both ways: the next piece of the array. */
  public static final int PIECE = 16;

  /** Both ways: a piece was taken out of the shared memory. */
  public static final int PIECE_TAKEN = 17;

  /** To who has made a shared object: something is to be done with it. */
  public static final int CALL = 18;

  /** To who has made a shared object: the caller waits no longer. */
  public static final int WITHDRAW = 19;

  /** From who has made a shared object: the answer to a call. */
  public static final int REPLY = 20;

  /** Begins the first frame of each side. */
  public static final long MAGIC = 0x6b73_6154_6c72_6150L;

  /** What both sides speak. */
  public static final int VERSION = 4;

  /** In RUN: times are wanted for every item. */
  public static final int TIMED = 1;

  /** In DONE: all items that were started are answered; others are given back. */
  public static final int LAST = 1;

  /** In DONE: the worker wants to be replaced, since its memory has grown. */
  public static final int WORN = 2;

  /** Result of an item: a value. */
  public static final int VALUE = 0;

  /** Result of an item: it threw. */
  public static final int THREW = 1;

  /** Result of an item: its input could not be read. */
  public static final int UNREADABLE = 2;

  /** Result of an item: its value could not be written. */
  public static final int UNWRITABLE = 3;

  /** Result of an item: it was interrupted, and has ended. */
  public static final int CANCELLED = 4;

  /** Result of an item: the object that the worker keeps for the task could not be made. */
  public static final int UNMADE = 5;

  private final int type;
  private final byte[] content;
  private final int missing;
  private List<?> bulk = List.of();

  Frame(int type, byte[] content, int missing) {
    this.type = type;
    this.content = content;
    this.missing = missing;
  }

  /** What it is. */
  public int type() {
    return type;
  }

  /** How long it was, if there was no memory for its end, which is missing; 0 if it is whole. */
  public long lengthBeforeCut() {
    return missing == 0 ? 0 : (long) content.length + missing;
  }

  /** Whether it belongs to a large array. */
  public boolean isBulk() {
    return type >= SEGMENT;
  }

  /** Gives it the arrays that were sent ahead of it. */
  public void attach(List<?> arrays) {
    bulk = arrays;
  }

  /** Its content, to be read once. */
  public Decoder content() {
    Decoder decoder = new Decoder(content, 0, content.length);
    decoder.attachBulk(bulk);
    return decoder;
  }
}
