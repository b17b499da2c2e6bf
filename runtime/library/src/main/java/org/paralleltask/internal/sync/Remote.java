// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.internal.sync;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.wire.Frame;
import org.paralleltask.internal.wire.FrameReader;
import org.paralleltask.internal.wire.FrameWriter;

/** The connection to another process, whose objects are used here. */
final class Remote implements Port, Runnable {
  private static final Map<Address, Remote> OPEN = new HashMap<>(); // guarded by itself
  private static final String GONE =
      "the process that made the object has ended, or has closed all of its objects";

  private final Address address;
  private final Socket socket;
  private final FrameReader in;
  private final FrameWriter out;
  private final int client;
  private final Map<Integer, Pending> pending = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean gone;

  private Remote(Address address) throws IOException {
    this.address = address;
    this.socket = new Socket(InetAddress.getLoopbackAddress(), address.port());
    try {
      socket.setTcpNoDelay(true);
      in = new FrameReader(socket.getInputStream());
      out = new FrameWriter(socket.getOutputStream());
      client = greet();
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** The connection to a process; it is made when it is first asked for. */
  static Port to(Address address) {
    Home home = Home.get();
    if (home.isAt(address)) {
      return home;
    }
    synchronized (OPEN) {
      Remote known = OPEN.get(address);
      if (known != null) {
        return known;
      }
      try {
        Remote made = new Remote(address);
        Threads.start(made, "parallel-shared-answers");
        OPEN.put(address, made);
        return made;
      } catch (IOException e) {
        throw new CodecException(GONE + ": " + e.getMessage(), e);
      }
    }
  }

  /** This process ends in order: nobody waits for it. */
  static void leaveAll() {
    List<Remote> all;
    synchronized (OPEN) {
      all = List.copyOf(OPEN.values());
    }
    all.forEach(remote -> remote.write(FrameWriter.begin(Frame.BYE)));
  }

  private int greet() throws IOException {
    Encoder hello = FrameWriter.begin(Frame.HELLO);
    hello.writeLong(Frame.MAGIC);
    hello.writeInt(Frame.VERSION);
    hello.writeLong(address.token().getMostSignificantBits());
    hello.writeLong(address.token().getLeastSignificantBits());
    hello.writeLong(ProcessHandle.current().pid());
    out.write(hello);
    Frame ready = in.read();
    if (ready == null || ready.type() != Frame.READY) {
      throw new IOException("it takes no calls");
    }
    return ready.content().readInt();
  }

  @Override
  public int client() {
    return client;
  }

  @Override
  public Runnable begin(Request request, Pending waiting) {
    int number = calls.incrementAndGet();
    if (request.op().isAnswered()) {
      pending.put(number, waiting);
    }
    Encoder call = FrameWriter.begin(Frame.CALL);
    call.writeInt(number);
    request.write(call);
    write(call);
    if (gone) {
      endAll();
    }
    return () -> withdraw(number);
  }

  private void withdraw(int number) {
    Encoder frame = FrameWriter.begin(Frame.WITHDRAW);
    frame.writeInt(number);
    write(frame);
  }

  // That nobody reads any more is noticed where answers are read.
  private void write(Encoder frame) {
    try {
      out.write(frame);
    } catch (IOException broken) {
      // as above
    }
  }

  @Override
  public void run() {
    try (socket) {
      for (Frame frame = in.read(); frame != null; frame = in.read()) {
        answered(frame.content());
      }
    } catch (IOException | RuntimeException broken) {
      // as at the end
    } finally {
      synchronized (OPEN) {
        OPEN.remove(address);
      }
      gone = true;
      endAll();
    }
  }

  private void answered(Decoder reply) {
    @Nullable Pending waiting = pending.remove(reply.readInt());
    Answer answer = Answer.read(reply);
    if (waiting != null) {
      waiting.complete(answer);
    }
  }

  private void endAll() {
    for (Integer number : List.copyOf(pending.keySet())) {
      @Nullable Pending waiting = pending.remove(number);
      if (waiting != null) {
        waiting.complete(Answer.of(Answer.Status.MISUSED, GONE));
      }
    }
  }
}
