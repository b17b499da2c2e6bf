// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.paralleltask.codec.BulkArray;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.internal.wire.BulkIn;
import org.paralleltask.internal.wire.BulkOut;
import org.paralleltask.internal.wire.BulkPieces;
import org.paralleltask.internal.wire.BulkSegment;

/**
 * How fast large arrays get to another JVM, beside a copy within this one: {@code java -cp ...
 * org.paralleltask.benchmarks.BulkSpeed}.
 */
public final class BulkSpeed {
  private static final int ROUNDS = 15;
  private static final int BEGIN = -1;
  private static final int END = -2;
  private static final long BYTES_IN_GB = 1_000_000_000;

  private BulkSpeed() {}

  /** With an argument, the other JVM. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) {
      receive(Path.of(arguments[0]));
    } else {
      measure();
    }
  }

  private static void measure() throws Exception {
    BulkSegment segment = BulkSegment.create();
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                BulkSpeed.class.getName(),
                segment.file().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (DataOutputStream to = new DataOutputStream(other.getOutputStream());
        DataInputStream from = new DataInputStream(other.getInputStream())) {
      BulkOut out = new BulkOut(segment);
      Channel channel = new Channel(to, from);
      System.out.println("MB, GB/s to another JVM, GB/s of a copy to a fresh array, ratio: median");
      for (int megabytes : new int[] {1, 8, 64, 256}) {
        print(megabytes, out, channel);
      }
      to.writeInt(END);
      to.flush();
      other.waitFor();
    } finally {
      other.destroyForcibly();
    }
  }

  private static void print(int megabytes, BulkOut out, Channel channel) throws IOException {
    byte[] array = new byte[megabytes << 20];
    Arrays.fill(array, (byte) 3);
    List<Double> sent = new ArrayList<>();
    List<Double> copied = new ArrayList<>();
    int rounds = ROUNDS * (megabytes < 64 ? 20 : 1);
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      channel.begin(out, array);
      out.send(new BulkArray(array, 0, array.length), channel);
      channel.awaitEnd();
      long middle = System.nanoTime();
      byte[] copy = new byte[array.length];
      System.arraycopy(array, 0, copy, 0, array.length);
      copied.add(speed(array, System.nanoTime() - middle));
      sent.add(speed(array, middle - start));
    }
    double ofSent = median(sent);
    double ofCopied = median(copied);
    System.out.printf("%d, %.1f, %.1f, %.2f%n", megabytes, ofSent, ofCopied, ofSent / ofCopied);
  }

  private static double speed(byte[] array, long nanos) {
    return (double) array.length / nanos * (1e9 / BYTES_IN_GB);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static void receive(Path file) throws IOException {
    BulkIn in = new BulkIn();
    in.use(BulkSegment.open(file));
    DataInputStream from = new DataInputStream(System.in);
    DataOutputStream to = new DataOutputStream(System.out);
    for (int bytes = from.readInt(); bytes != END; bytes = from.readInt()) {
      if (bytes == BEGIN) {
        byte[] announcement = from.readNBytes(from.readInt());
        in.begin(new Decoder(announcement, 0, announcement.length));
      } else {
        boolean complete = in.take(bytes);
        to.writeByte(complete && in.array() != null ? 1 : 0);
        to.flush();
      }
    }
  }

  /** A pipe, with frames of one number. */
  private static final class Channel implements BulkPieces {
    private final DataOutputStream to;
    private final DataInputStream from;
    private int unanswered;

    /** Answers that came before the sender waited for them. */
    private int ahead;

    Channel(DataOutputStream to, DataInputStream from) {
      this.to = to;
      this.from = from;
    }

    void begin(BulkOut out, byte[] array) throws IOException {
      Encoder announcement = new Encoder();
      out.announce(new BulkArray(array, 0, array.length), announcement);
      to.writeInt(BEGIN);
      to.writeInt(announcement.size());
      to.write(announcement.bytes(), 0, announcement.size());
    }

    @Override
    public void ready(int bytes) throws IOException {
      to.writeInt(bytes);
      to.flush();
      unanswered++;
    }

    @Override
    public void carry(byte[] bytes, int length) {
      throw new AssertionError("there is a segment");
    }

    @Override
    public void awaitTaken() throws IOException {
      if (ahead > 0) {
        ahead--;
      } else {
        take();
      }
    }

    private int take() throws IOException {
      unanswered--;
      return from.readByte();
    }

    /** Until the other side has the whole array. */
    void awaitEnd() throws IOException {
      while (unanswered > 0) {
        take();
        ahead++;
      }
    }
  }
}
