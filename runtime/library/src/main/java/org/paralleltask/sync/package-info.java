// SPDX-License-Identifier: Apache-2.0
/**
 * Objects that tasks share with each other and with their caller, in every kind of pool: between
 * worker processes as between threads.
 *
 * <h2>The map</h2>
 *
 * <ul>
 *   <li>Numbers: {@link org.paralleltask.sync.SharedInt}, {@link org.paralleltask.sync.SharedLong},
 *       {@link org.paralleltask.sync.SharedDouble}, {@link org.paralleltask.sync.SharedBoolean};
 *       arrays of them: {@link org.paralleltask.sync.SharedInts}, {@link
 *       org.paralleltask.sync.SharedLongs}, {@link org.paralleltask.sync.SharedDoubles}, {@link
 *       org.paralleltask.sync.SharedBytes}.
 *   <li>One at a time: {@link org.paralleltask.sync.SharedLock}; so many at a time: {@link
 *       org.paralleltask.sync.SharedSemaphore}.
 *   <li>Waiting for others: {@link org.paralleltask.sync.SharedEvent} for something that happens
 *       once, {@link org.paralleltask.sync.SharedCondition} for what a lock guards, {@link
 *       org.paralleltask.sync.SharedBarrier} for all to have come.
 *   <li>Handing over: {@link org.paralleltask.sync.SharedQueue}.
 *   <li>A process that others count on has died: {@link org.paralleltask.sync.AbandonedException}.
 * </ul>
 *
 * <p>An object belongs to the process that made it, which passes it to tasks as an argument, and
 * closes it. A task's own static field cannot be shared: each worker process has its own. Between
 * threads alone the locks and queues of the JDK do the same, and cost less.
 *
 * <pre>{@code
 * record Deposit(SharedLock lock, SharedLong balance, long amount) {
 *   long make() {
 *     lock.run(() -> balance.set(balance.get() + amount));
 *     return amount;
 *   }
 * }
 *
 * Task<Deposit, Long> deposit = Task.of("deposit", Deposit::make);
 * try (SharedLock lock = SharedLock.create();
 *     SharedLong balance = SharedLong.create(100)) {
 *   deposit.pool(Pool.PROCESS).map(List.of(new Deposit(lock, balance, 1))).toList();
 *   System.out.println(balance.get());
 * }
 * }</pre>
 *
 * <h2>What is guaranteed</h2>
 *
 * <p><b>Visibility.</b> What a thread of any process did to shared numbers before it set another
 * one, gave back a lock or a permit, set an event, signalled, arrived at a barrier, or put an
 * element happens-before what another does after it has read that number, taken the lock or permit,
 * and so on. This is about shared numbers, since other memory is not shared between processes; for
 * threads of one process it is about all memory. What is put into a queue is copied at once.
 *
 * <p><b>Death.</b> Nobody waits for a process that has died, however it died and whoever started
 * it: its locks are abandoned, and whoever would have to wait for an object that an item of it had
 * got is told. That stays so until somebody says {@code recover()}, or resets the barrier: only the
 * program knows whether it can go on. What needs no waiting goes on as before. A worker process
 * that ends in order, or dies between two items, is missed by nobody. An object itself is never
 * half changed.
 *
 * <p><b>Deadlock.</b> Threads that wait for each other's locks in a circle are found at once, also
 * in different processes: the last one gets a {@link org.paralleltask.DeadlockException} that names
 * all of them. A wait with a limit is none; waiting for anything but a lock is not looked at.
 *
 * <p><b>Interruption.</b> Whoever is interrupted while it waits gets a {@link
 * org.paralleltask.WaitInterruptedException}, with its interrupted status set again, and has
 * changed nothing. So a cancelled item stops waiting.
 *
 * <p><b>Order.</b> Those who wait are served in the order in which they came. Only a lock may be
 * taken by one that comes while it is free before one that waits has been told of it.
 *
 * <p><b>Closing.</b> After its owner has closed it, an object can be sent no more, and whoever
 * waits for it gets an {@link java.lang.IllegalStateException}. One that nobody closes lives as
 * long as its owner. The files by which memory is shared are deleted when an object is closed and
 * when its owner ends; if that is killed, by its worker processes, or by the next program that
 * shares something.
 *
 * <p><b>Limits.</b> A thread that ends, or an item, and has not given back a lock leaves it taken,
 * as in the JDK. A process that is stopped, and not dead, keeps others waiting.
 *
 * <h2>What it costs</h2>
 *
 * <p>A number is read or changed by one instruction, in nanoseconds. A lock that nobody else wants
 * takes one such step, and one to give it back. Everything else, and a lock that is wanted by
 * others, is decided in the process that made the object: there by a call, in tens of nanoseconds;
 * in other processes by a message and its answer, in some tens of microseconds. The first object
 * that a worker process gets costs it a connection, some milliseconds. Numbers take a page of
 * memory each, so use one array and not a thousand numbers.
 *
 * <p>The JDK has no way to wait for memory to change, so whoever waits is told by the owner of the
 * object, who also knows of the death of any process at once, from its connection. Nobody polls.
 */
@NullMarked
package org.paralleltask.sync;

import org.jspecify.annotations.NullMarked;
