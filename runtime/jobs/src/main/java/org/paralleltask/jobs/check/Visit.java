// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.Hop;

/**
 * What a server has answered.
 *
 * @param uri what was asked in the end
 * @param hops the redirects on the way
 * @param retryAfter how long the server asks to wait; zero if it does not
 * @param page what it sent, if that was wanted and is HTML that is not too large
 * @param hash tells its content from another; empty if there is no page
 * @param tooLarge whether it sent HTML that is larger than {@link Page#LARGEST}
 */
record Visit(
    int status,
    URI uri,
    List<Hop> hops,
    Duration retryAfter,
    @Nullable Page page,
    String hash,
    boolean tooLarge) {}
