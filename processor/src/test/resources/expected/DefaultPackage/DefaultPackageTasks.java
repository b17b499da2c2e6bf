import java.util.Iterator;
import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.Zip;
import org.paralleltask.codec.Codecs;

/** The tasks of {@link DefaultPackage}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
final class DefaultPackageTasks {
  /** {@link DefaultPackage#pair(DefaultPackage, DefaultPackage)} */
  static final Task<PairArgs, DefaultPackage> pair =
      Task.generated("DefaultPackage#pair", args -> DefaultPackage.pair(args.left(), args.right()));

  /** {@link DefaultPackage#twice(int)} */
  static final Task<Integer, Integer> twice =
      Task.<Integer, Integer>generated("DefaultPackage#twice", DefaultPackage::twice)
          .travels(DefaultPackageTasks.class, "twice", Codecs.ints(), Codecs.ints());

  private DefaultPackageTasks() {}

  /** The arguments of {@link #pair}. */
  record PairArgs(DefaultPackage left, DefaultPackage right) {
    /** Pairs the inputs up, as Python's map(fn, *iterables) does: the shortest ends. */
    public static Iterable<PairArgs> zip(Iterable<DefaultPackage> left,
        Iterable<DefaultPackage> right) {
      return () -> {
        Iterator<DefaultPackage> lefts = left.iterator();
        Iterator<DefaultPackage> rights = right.iterator();
        return Zip.iterator(
            () -> lefts.hasNext() && rights.hasNext(),
            () -> new PairArgs(lefts.next(), rights.next()));
      };
    }
  }
}
