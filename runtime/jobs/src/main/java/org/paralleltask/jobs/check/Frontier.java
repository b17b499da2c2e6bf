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
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.paralleltask.Growing;
import org.paralleltask.jobs.input.ReportedItems;
import org.paralleltask.jobs.journal.Table;

/**
 * Links to check, each address once. It ends when none waits and all that were taken are done, for
 * until then there may be more. One thread takes, any thread adds.
 */
final class Frontier implements Iterator<Link>, Growing {
  private final Deque<Link> waiting = new ArrayDeque<>();
  private final Set<URI> seen = new HashSet<>();
  private Supplier<List<Link>> last = List::of;
  private int open;
  private boolean closed;
  private Runnable listener = () -> {};

  /** Adds a link unless it was there before; says whether it was not. */
  synchronized boolean add(Link link) {
    boolean isNew = seen.add(link.uri());
    if (isNew) {
      waiting.add(link);
      changed();
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
    changed();
  }

  /** Nobody takes any more. */
  synchronized void close() {
    closed = true;
    changed();
  }

  private void changed() {
    notifyAll();
    listener.run();
  }

  @Override
  public synchronized boolean isReady() {
    return !waiting.isEmpty() || open == 0 || closed;
  }

  @Override
  public synchronized void onReady(Runnable told) {
    listener = told;
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

  /**
   * The links, which grow as they do here.
   *
   * @param tables what is to be told when they have been checked
   */
  Stream<Link> stream(Supplier<List<Table>> tables) {
    return StreamSupport.stream(new Links(tables), false).onClose(this::close);
  }

  private final class Links extends Spliterators.AbstractSpliterator<Link>
      implements Growing, ReportedItems {
    private final Supplier<List<Table>> tables;

    Links(Supplier<List<Table>> tables) {
      super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
      this.tables = tables;
    }

    @Override
    public List<String> columns() {
      return List.of(); // a list of links has one a line
    }

    @Override
    public List<Table> tables() {
      return tables.get();
    }

    @Override
    public String none() {
      return "no page of site has a link to check"; // other lists without links are refused
    }

    @Override
    public boolean tryAdvance(Consumer<? super Link> action) {
      boolean more = Frontier.this.hasNext();
      if (more) {
        action.accept(Frontier.this.next());
      }
      return more;
    }

    @Override
    public boolean isReady() {
      return Frontier.this.isReady();
    }

    @Override
    public void onReady(Runnable told) {
      Frontier.this.onReady(told);
    }
  }
}
