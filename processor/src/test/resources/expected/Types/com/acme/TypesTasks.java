package com.acme;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.Zip;

/** The tasks of {@link Types}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class TypesTasks {
  /** {@link Types#arrays(int[][])} */
  public static final Task<int[][], boolean[]> arrays =
      Task.of("com.acme.Types#arrays", Types::arrays);

  /** {@link Types#generics(Map.Entry)} */
  public static final Task<Map.Entry<String, ? super Integer>, Map<String, List<Integer>>> generics =
      Task.of("com.acme.Types#generics", Types::generics);

  /** {@link Types#packagePrivate(Types.Hidden)} */
  static final Task<Types.Hidden, Types.Hidden> packagePrivate =
      Task.of("com.acme.Types#packagePrivate", Types::packagePrivate);

  /** {@link Types#pair(Types.Hidden, List[], byte)} */
  static final Task<PairArgs, Character> pair =
      Task.of("com.acme.Types#pair", args -> Types.pair(args.hidden(), args.lists(), args.small()));

  /** {@link Types#reference(Object)} */
  public static final Task<Object, Void> reference =
      Task.of("com.acme.Types#reference", Types::reference);

  /** {@link Types#varargs(String[])} */
  public static final Task<String[], String> varargs =
      Task.of("com.acme.Types#varargs", Types::varargs);

  private TypesTasks() {}

  /** The arguments of {@link #pair}. */
  record PairArgs(Types.Hidden hidden, List<String>[] lists, byte small) {
    /** Pairs the inputs up, as Python's map(fn, *iterables) does: the shortest ends. */
    public static Iterable<PairArgs> zip(Iterable<Types.Hidden> hidden,
        Iterable<List<String>[]> lists, Iterable<Byte> small) {
      return () -> {
        Iterator<Types.Hidden> hiddens = hidden.iterator();
        Iterator<List<String>[]> listsIterator = lists.iterator();
        Iterator<Byte> smalls = small.iterator();
        return Zip.iterator(
            () -> hiddens.hasNext() && listsIterator.hasNext() && smalls.hasNext(),
            () -> new PairArgs(hiddens.next(), listsIterator.next(), smalls.next()));
      };
    }
  }
}
