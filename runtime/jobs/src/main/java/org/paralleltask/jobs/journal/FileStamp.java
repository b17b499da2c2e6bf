// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

/**
 * A file as it was when an item had read or written it.
 *
 * @param path relative to the project where it is inside, with {@code /}
 * @param size in bytes
 * @param modifiedMillis time of day of its last change
 * @param sha256 of its content, in hexadecimal
 */
public record FileStamp(String path, long size, long modifiedMillis, String sha256) {}
