// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.SecretField;

/**
 * What a list says of one file.
 *
 * @param place where in the list, for messages
 * @param urls the URL, and mirrors
 * @param path where it is to go; empty for the name in the URL
 * @param checksum what it must hash to
 * @param size how many bytes it must have; -1 for any number
 * @param type its media type; empty for any
 * @param secret where the URLs stand, if they may have a secret in them and stand in a file
 */
record Listed(
    String place,
    List<URI> urls,
    String path,
    Optional<Checksum> checksum,
    long size,
    String type,
    @Nullable SecretField secret) {}
