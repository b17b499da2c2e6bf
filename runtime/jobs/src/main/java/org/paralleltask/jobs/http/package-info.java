// SPDX-License-Identifier: Apache-2.0
/**
 * Asks servers politely, and says in one code what went wrong.
 *
 * <pre>
 *  Request ── Http ──> Hosts: may this host be asked now? ── no ──> TryLaterException
 *               │ redirects, one by one            ^
 *               v                                  │ pause, down, success
 *            Client (Apache HttpClient) ──> Answer ┘
 *               ^
 *            Watch: one thread; ends what is too slow, or no longer wanted
 * </pre>
 *
 * Nothing outside this package sees the types of the HTTP library.
 */
@NullMarked
package org.paralleltask.jobs.http;

import org.jspecify.annotations.NullMarked;
