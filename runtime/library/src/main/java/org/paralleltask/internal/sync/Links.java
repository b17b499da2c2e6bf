// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Decoder;
import org.paralleltask.internal.CurrentItem;
import org.paralleltask.internal.wire.SharedMemory;

/** The objects of other processes that this one has got. */
public final class Links {
  private static final Map<Key, WeakReference<Link>> KNOWN = new HashMap<>(); // guarded by itself

  /** What the item that runs has got; it is not known who else keeps them after its end. */
  private static final Queue<Link> OF_ITEM = new ConcurrentLinkedQueue<>();

  private record Key(UUID process, long number) {}

  private Links() {}

  /**
   * Reads which object it is that {@link Link#write} has written: the same one that was sent, if
   * this process has made it.
   *
   * @param ofItem whether it is an item's, and not of code that stays
   * @param making makes the object for this process
   * @throws CodecException if it is closed
   */
  public static Object read(Decoder in, boolean ofItem, Function<Link, Object> making) {
    Kind kind = Kind.numbered(in.readByte());
    Address home = new Address(new UUID(in.readLong(), in.readLong()), in.readInt());
    long number = in.readLong();
    int size = in.readInt();
    String file = in.readString();
    int bytes = in.readInt();
    if (Home.get().isAt(home)) {
      Link own = Home.get().find(number);
      return object(own, kind.className() + " " + number);
    }
    Link link;
    synchronized (KNOWN) {
      link = known(new Key(home.token(), number));
      if (link == null) {
        link = new Link(kind, number, size, memory(file, bytes, kind, number), home);
        link.belongsTo(making.apply(link));
        KNOWN.put(new Key(home.token(), number), new WeakReference<>(link));
      }
    }
    attach(link, ofItem);
    return object(link, link.name());
  }

  private static Object object(@Nullable Link link, String name) {
    Object found = link == null ? null : link.object();
    if (found == null) {
      throw new CodecException(name + " is closed");
    }
    return found;
  }

  private static @Nullable Link known(Key key) {
    WeakReference<Link> reference = KNOWN.get(key);
    Link found = reference == null ? null : reference.get();
    if (found == null) {
      KNOWN.values().removeIf(each -> each.get() == null);
    }
    return found;
  }

  private static @Nullable SharedMemory memory(String file, int bytes, Kind kind, long number) {
    try {
      return file.isEmpty() ? null : SharedMemory.open(file, bytes);
    } catch (IOException e) {
      throw new CodecException(
          kind.className() + " " + number + " is closed where it was made: " + e, e);
    }
  }

  // Whoever waits for an object is told if a process dies that is at an item which has it.
  private static void attach(Link link, boolean ofItem) {
    if (!link.kind().isMemoryAlone()) {
      CurrentItem.whenItEnds(Links::detachAll, Remote::leaveAll);
      link.tell(Op.ATTACH);
      if (ofItem) {
        OF_ITEM.add(link);
      }
    }
  }

  private static void detachAll() {
    for (Link link = OF_ITEM.poll(); link != null; link = OF_ITEM.poll()) {
      try {
        link.tell(Op.DETACH);
      } catch (IllegalStateException gone) {
        // with all its objects
      }
    }
  }
}
