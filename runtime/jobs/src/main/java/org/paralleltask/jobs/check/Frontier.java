// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Links to check, each address once. It ends when none waits and all that were taken are done, for
 * until then there may be more. One thread takes, any thread adds.
 */
final class Frontier implements Iterator<Link> {
  private final Deque<Link> waiting = new ArrayDeque<>();
  private final Set<URI> seen = new HashSet<>();
  private Supplier<List<Link>> last = List::of;
  private int open;
  private boolean closed;

  /** Adds a link unless it was there before; says whether it was not. */
  synchronized boolean add(Link link) {
    boolean isNew = seen.add(link.uri());
    if (isNew) {
      waiting.add(link);
      notifyAll();
    }
    return isNew;
  }

  /** How many different links there were. */
  synchronized int size() {
    return seen.size();
  }

  /** What is still to be checked when there seems to be nothing more; asked once. */
  synchronized void lastOf(Supplier<List<Link>> links) {
    last = links;
  }

  /** A link that was taken brings no more. */
  synchronized void done() {
    open--;
    notifyAll();
  }

  /** Nobody takes any more. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  @Override
  public synchronized boolean hasNext() {
    try {
      while (waiting.isEmpty() && open > 0 && !closed) {
        wait();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
    if (waiting.isEmpty() && !closed) {
      addLast();
    }
    return !waiting.isEmpty() && !closed;
  }

  private void addLast() {
    List<Link> links = new ArrayList<>(last.get());
    last = List::of;
    links.forEach(this::add);
  }

  @Override
  public synchronized Link next() {
    Link link = waiting.poll();
    if (link == null) {
      throw new NoSuchElementException();
    }
    open++;
    return link;
  }

  Stream<Link> stream() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(this::close);
  }
}
