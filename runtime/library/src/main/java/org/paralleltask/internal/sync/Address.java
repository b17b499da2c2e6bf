// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import java.util.UUID;

/**
 * Where a process takes calls of the objects that it has made.
 *
 * @param token what only processes know that got an object
 * @param port of the loopback interface
 */
record Address(UUID token, int port) {}
