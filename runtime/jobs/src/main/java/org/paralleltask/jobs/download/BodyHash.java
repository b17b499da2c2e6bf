// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Hashes a body as it comes. What comes of it after the first {@link #LARGE} bytes is hashed on a
 * thread of its own, while the next bytes are read and written, which takes about as long. Used by
 * one thread; an interrupt does not end its waiting, which is for the processor only, and is kept.
 */
final class BodyHash implements AutoCloseable {
  /** What is shorter is not worth a thread. */
  static final int LARGE = 8 << 20;

  /** Of each large body: with fewer or smaller ones, the two threads wait for each other. */
  static final int BUFFERS = 4;

  static final int LARGE_BUFFER = 1 << 17;
  private static final int SMALL_BUFFER = 1 << 16;

  private final List<MessageDigest> digests;
  private final boolean mayHandOver;
  private final byte[] first;

  /** Buffers in the order in which they are hashed, and so become free. */
  private final Queue<CompletableFuture<byte[]>> handedOver = new ArrayDeque<>(BUFFERS);

  private long count;
  private @Nullable ExecutorService thread;

  /**
   * @param length how many bytes come; -1 if unknown
   * @param processors of this machine: with a single one, nothing would be gained
   */
  BodyHash(List<MessageDigest> digests, long length, int processors) {
    this.digests = digests;
    this.mayHandOver = processors > 1;
    this.first = new byte[bufferSize(length)];
  }

  /** No more than comes: to clear a large buffer takes as long as to hash a short file. */
  private static int bufferSize(long length) {
    return length < 0 ? SMALL_BUFFER : (int) Math.max(1, Math.min(length, SMALL_BUFFER));
  }

  /** A buffer for what comes next; what was in it has been hashed. */
  byte[] room() {
    if (thread == null) {
      return first;
    }
    return handedOver.size() < BUFFERS ? new byte[LARGE_BUFFER] : handedOver.remove().join();
  }

  /**
   * Hashes what comes next.
   *
   * @param bytes the last {@link #room}, which is only read from now on
   */
  void add(byte[] bytes, int length) {
    if (thread == null) {
      hash(bytes, length);
    } else {
      handedOver.add(CompletableFuture.supplyAsync(() -> hash(bytes, length), thread));
    }
    count += length;
    if (thread == null && mayHandOver && count >= LARGE) {
      thread = Executors.newSingleThreadExecutor(BodyHash::thread);
    }
  }

  private byte[] hash(byte[] bytes, int length) {
    for (MessageDigest digest : digests) {
      digest.update(bytes, 0, length);
    }
    return bytes;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "parallel-download-hash");
    thread.setDaemon(true);
    return thread;
  }

  /** Waits until all is hashed, with which the thread ends. */
  @Override
  public void close() {
    if (thread != null) {
      thread.shutdown();
      handedOver.forEach(CompletableFuture::join);
    }
  }
}
