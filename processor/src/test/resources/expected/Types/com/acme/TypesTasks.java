package com.acme;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.Zip;
import org.paralleltask.codec.Codecs;

/** The tasks of {@link Types}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class TypesTasks {
  /** {@link Types#arrays(int[][])} */
  public static final Task<int[][], boolean[]> arrays =
      Task.<int[][], boolean[]>generated("com.acme.Types#arrays", Types::arrays)
          .travels(TypesTasks.class, "arrays", Codecs.arrays(int[].class, Codecs.intArrays()),
              Codecs.booleanArrays());

  /** {@link Types#generics(Map.Entry)} */
  public static final Task<Map.Entry<String, ? super Integer>, Map<String, List<Integer>>> generics =
      Task.<Map.Entry<String, ? super Integer>, Map<String, List<Integer>>>generated(
          "com.acme.Types#generics",
          Types::generics)
          .travels(TypesTasks.class, "generics",
              Codecs.widened(Codecs.<String, Object>entries(Codecs.strings(), Codecs.any())),
              Codecs.<String, List<Integer>>maps(Codecs.strings(), Codecs.<Integer>lists(Codecs.ints())));

  /** {@link Types#packagePrivate(Types.Hidden)} */
  static final Task<Types.Hidden, Types.Hidden> packagePrivate =
      Task.generated("com.acme.Types#packagePrivate", Types::packagePrivate);

  /** {@link Types#pair(Types.Hidden, List[], byte)} */
  static final Task<PairArgs, Character> pair =
      Task.generated(
          "com.acme.Types#pair",
          args -> Types.pair(args.hidden(), args.lists(), args.small()));

  /** {@link Types#reference(Object)} */
  public static final Task<Object, Void> reference =
      Task.<Object, Void>generated("com.acme.Types#reference", Types::reference)
          .travels(TypesTasks.class, "reference", Codecs.any(), Codecs.nothing());

  /** {@link Types#varargs(String[])} */
  public static final Task<String[], String> varargs =
      Task.<String[], String>generated("com.acme.Types#varargs", Types::varargs)
          .travels(TypesTasks.class, "varargs", Codecs.arrays(String.class, Codecs.strings()),
              Codecs.strings());

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
