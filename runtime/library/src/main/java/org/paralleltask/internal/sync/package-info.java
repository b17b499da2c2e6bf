// SPDX-License-Identifier: Apache-2.0
/**
 * How the objects of {@link org.paralleltask.sync} reach several processes.
 *
 * <pre>
 *  the process that made them: Home             another process: Remote
 *    Door ──accepts──> Session <══ one connection ══> Remote
 *                         │ calls                       ▲ calls, answers
 *    Link ──calls──> State (one for each object)       Link
 *      ▲                  │ answers                      ▲
 *   SharedLock ...        └─ Ticket: who waits        SharedLock ...
 *      └───────── SharedMemory: values, the word of a lock ──┘
 * </pre>
 *
 * <p>What an object is, and who waits for it, is known in one process alone, the one that made it:
 * nothing of that can be half changed by a process that dies. A connection of its own tells at once
 * that a process is gone, whoever started it; the pipes of a pool could not serve for this, since
 * they are read only while an item runs, by a thread that also runs the caller's callbacks.
 */
@NullMarked
package org.paralleltask.internal.sync;

import org.jspecify.annotations.NullMarked;
