// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

/**
 * A file as it was when an item had read or written it.
 *
 * @param path relative to the project where it is inside, with {@code /}
 * @param size in bytes
 * @param modifiedMillis time of day of its last change
 * @param settled whether that time was far enough in the past to tell every later change by it
 * @param sha256 of its content, in hexadecimal; {@link #DIRECTORY} or {@link #ABSENT} if it is not
 *     a file; {@link #UNSTABLE} if it changed meanwhile; empty if it was not read
 */
public record FileStamp(
    String path, long size, long modifiedMillis, boolean settled, String sha256) {
  /** A directory, of which nothing more is known. */
  public static final String DIRECTORY = "directory";

  /** Nothing was there. */
  public static final String ABSENT = "absent";

  /** A file that was changed while the item ran, by the item or by somebody else. */
  public static final String UNSTABLE = "unstable";

  /** The same of another path. */
  public FileStamp at(String other) {
    return new FileStamp(other, size, modifiedMillis, settled, sha256);
  }
}
