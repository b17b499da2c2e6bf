package com.acme;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.Pool;
import org.paralleltask.Task;
import org.paralleltask.Zip;
import org.paralleltask.codec.Codec;
import org.paralleltask.codec.Codecs;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.GeneratedCodec;
import org.paralleltask.sync.Shared;
import org.paralleltask.sync.SharedInts;
import org.paralleltask.sync.SharedLock;
import org.paralleltask.sync.SharedLong;
import org.paralleltask.sync.SharedQueue;

/** The tasks of {@link Shares}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class SharesTasks {
  /** {@link Shares#alone(SharedLong)} */
  static final Task<SharedLong, SharedLong> alone =
      Task.<SharedLong, SharedLong>generated("com.acme.Shares#alone", Shares::alone)
          .travels(SharesTasks.class, "alone", Codecs.shared(SharedLong.class),
              Codecs.shared(SharedLong.class))
          .pool(Pool.PROCESS);

  /** {@link Shares#consume(SharedQueue, SharedQueue, int)} */
  static final Task<ConsumeArgs, Integer> consume =
      Task.<ConsumeArgs, Integer>generated(
          "com.acme.Shares#consume",
          args -> Shares.consume(args.lines(), args.accounts(), args.most()))
          .travels(SharesTasks.class, "consume", new ConsumeArgsCodec(), Codecs.ints())
          .pool(Pool.PROCESS);

  /** {@link Shares#nested(Map)} */
  static final Task<Map<String, List<SharedInts>>, List<Shared>> nested =
      Task.<Map<String, List<SharedInts>>, List<Shared>>generated(
          "com.acme.Shares#nested",
          Shares::nested)
          .travels(SharesTasks.class, "nested",
              Codecs.<String, List<SharedInts>>maps(Codecs.strings(), Codecs.<SharedInts>lists(Codecs.shared(SharedInts.class))),
              Codecs.<Shared>lists(Codecs.shared(Shared.class)))
          .pool(Pool.PROCESS);

  /** {@link Shares#pay(Shares.Account)} */
  static final Task<Shares.Account, Void> pay =
      Task.<Shares.Account, Void>generated(
          "com.acme.Shares#pay",
          item -> {
            Shares.pay(item);
            return null;
          })
          .travels(SharesTasks.class, "pay", new AccountCodec(), Codecs.nothing())
          .pool(Pool.PROCESS);

  private SharesTasks() {}

  /** The arguments of {@link #consume}. */
  record ConsumeArgs(SharedQueue<String> lines, SharedQueue<? extends Shares.Account> accounts,
      int most) {
    /** Pairs the inputs up, as Python's map(fn, *iterables) does: the shortest ends. */
    public static Iterable<ConsumeArgs> zip(Iterable<SharedQueue<String>> lines,
        Iterable<SharedQueue<? extends Shares.Account>> accounts, Iterable<Integer> most) {
      return () -> {
        Iterator<SharedQueue<String>> linesIterator = lines.iterator();
        Iterator<SharedQueue<? extends Shares.Account>> accountsIterator = accounts.iterator();
        Iterator<Integer> mosts = most.iterator();
        return Zip.iterator(
            () -> linesIterator.hasNext() && accountsIterator.hasNext() && mosts.hasNext(),
            () -> new ConsumeArgs(linesIterator.next(), accountsIterator.next(), mosts.next()));
      };
    }
  }

  private static final class ConsumeArgsCodec extends GeneratedCodec<ConsumeArgs> {
    private static final Codec<SharedQueue<String>> LINES = Codecs.shared(SharedQueue.class);

    private static final Codec<SharedQueue<? extends Shares.Account>> ACCOUNTS = Codecs.widened(Codecs.shared(SharedQueue.class));

    @Override
    protected void writeValue(Encoder out, ConsumeArgs value) throws Exception {
      LINES.write(out, value.lines());
      ACCOUNTS.write(out, value.accounts());
      out.writeInt(value.most());
    }

    @Override
    protected ConsumeArgs readValue(Decoder in) throws Exception {
      return new ConsumeArgs(LINES.read(in), ACCOUNTS.read(in), in.readInt());
    }
  }

  private static final class AccountCodec extends GeneratedCodec<Shares.Account> {
    private static final Codec<SharedLock> LOCK = Codecs.shared(SharedLock.class);

    private static final Codec<SharedLong> BALANCE = Codecs.shared(SharedLong.class);

    @Override
    protected void writeValue(Encoder out, Shares.Account value) throws Exception {
      LOCK.write(out, value.lock());
      BALANCE.write(out, value.balance());
      out.writeLong(value.amount());
    }

    @Override
    protected Shares.Account readValue(Decoder in) throws Exception {
      return new Shares.Account(LOCK.read(in), BALANCE.read(in), in.readLong());
    }
  }
}
