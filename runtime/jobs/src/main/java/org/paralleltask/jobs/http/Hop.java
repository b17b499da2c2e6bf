// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.net.URI;

/**
 * One redirect that was followed.
 *
 * @param status 301, 302, 303, 307 or 308
 * @param from what was asked
 * @param to what was asked next
 */
public record Hop(int status, URI from, URI to) {}
