package com.acme;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.paralleltask.Pool;
import org.paralleltask.Task;
import org.paralleltask.Zip;
import org.paralleltask.codec.Codec;
import org.paralleltask.codec.CodecException;
import org.paralleltask.codec.Codecs;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.GeneratedCodec;

/** The tasks of {@link Travels}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class TravelsTasks {
  /** {@link Travels#collections(List)} */
  static final Task<List<? extends Travels.Point[]>, Map<Set<Travels.Colour>, Optional<Travels.Nothing>>> collections =
      Task.<List<? extends Travels.Point[]>, Map<Set<Travels.Colour>, Optional<Travels.Nothing>>>generated(
          "com.acme.Travels#collections",
          Travels::collections)
          .travels(TravelsTasks.class, "collections",
              Codecs.widened(Codecs.<Travels.Point[]>lists(Codecs.arrays(Travels.Point.class, new PointCodec()))),
              Codecs.<Set<Travels.Colour>, Optional<Travels.Nothing>>maps(Codecs.<Travels.Colour>sets(Codecs.enums(Travels.Colour.class)), Codecs.<Travels.Nothing>optionals(new NothingCodec())))
          .pool(Pool.PROCESS);

  /** {@link Travels#generic(Travels.Pair)} */
  public static final Task<Travels.Pair<String, Travels.Pair<Integer, Travels.Point>>, Travels.Pair<Travels.Colour, int[]>> generic =
      Task.<Travels.Pair<String, Travels.Pair<Integer, Travels.Point>>, Travels.Pair<Travels.Colour, int[]>>generated(
          "com.acme.Travels#generic",
          Travels::generic)
          .travels(TravelsTasks.class, "generic", new PairCodec(), new PairCodec__())
          .pool(Pool.PROCESS);

  /** {@link Travels#record(Travels.Point)} */
  public static final Task<Travels.Point, Travels.Point> record =
      Task.<Travels.Point, Travels.Point>generated("com.acme.Travels#record", Travels::record)
          .travels(TravelsTasks.class, "record", new PointCodec(), new PointCodec())
          .pool(Pool.PROCESS)
          .workers(2);

  /** {@link Travels#recursive(Travels.Node)} */
  static final Task<Travels.Node, Travels.Node> recursive =
      Task.<Travels.Node, Travels.Node>generated("com.acme.Travels#recursive", Travels::recursive)
          .travels(TravelsTasks.class, "recursive", new NodeCodec(), new NodeCodec())
          .pool(Pool.PROCESS);

  /** {@link Travels#sealed(Travels.Shape)} */
  static final Task<Travels.Shape, Travels.Shape> sealed =
      Task.<Travels.Shape, Travels.Shape>generated("com.acme.Travels#sealed", Travels::sealed)
          .travels(TravelsTasks.class, "sealed", new ShapeCodec(), new ShapeCodec())
          .pool(Pool.PROCESS);

  /** {@link Travels#sealedGeneric(Travels.Result)} */
  static final Task<Travels.Result<? extends String[][]>, Travels.Result<Locale>> sealedGeneric =
      Task.<Travels.Result<? extends String[][]>, Travels.Result<Locale>>generated(
          "com.acme.Travels#sealedGeneric",
          Travels::sealedGeneric)
          .travels(TravelsTasks.class, "sealedGeneric", Codecs.widened(new ResultCodec()),
              new ResultCodec_())
          .pool(Pool.PROCESS);

  /** {@link Travels#serializable(Travels.Settings)} */
  public static final Task<Travels.Settings, Travels.Settings> serializable =
      Task.<Travels.Settings, Travels.Settings>generated(
          "com.acme.Travels#serializable",
          Travels::serializable)
          .travels(TravelsTasks.class, "serializable", Codecs.serializable(Travels.Settings.class),
              Codecs.serializable(Travels.Settings.class))
          .pool(Pool.PROCESS);

  /** {@link Travels#serializableGeneric(ArrayList)} */
  static final Task<ArrayList<? extends Travels.Limits>, ArrayList<Travels.Limits>> serializableGeneric =
      Task.<ArrayList<? extends Travels.Limits>, ArrayList<Travels.Limits>>generated(
          "com.acme.Travels#serializableGeneric",
          Travels::serializableGeneric)
          .travels(TravelsTasks.class, "serializableGeneric",
              Codecs.widened(Codecs.serializable(ArrayList.class, Travels.Limits.class)),
              Codecs.serializable(ArrayList.class, Travels.Limits.class))
          .pool(Pool.PROCESS);

  /** {@link Travels#several(int, List[], Object, List)} */
  public static final Task<SeveralArgs, Void> several =
      Task.<Travels, SeveralArgs, Void>generated(
          "com.acme.Travels#several",
          Travels::new,
          (travels, args) -> {
            travels.several(args.number(), args.lists(), args.anything(), args.unknown());
            return null;
          })
          .travels(TravelsTasks.class, "several", new SeveralArgsCodec(), Codecs.nothing())
          .pool(Pool.PROCESS);

  /** {@link Travels#stays(InputStream)} */
  public static final Task<InputStream, Integer> stays =
      Task.generated("com.acme.Travels#stays", Travels::stays);

  /** {@link Travels#value(Path)} */
  public static final Task<Path, Long> value =
      Task.<Path, Long>generated("com.acme.Travels#value", Travels::value)
          .travels(TravelsTasks.class, "value", Codecs.paths(), Codecs.longs())
          .pool(Pool.PROCESS);

  private TravelsTasks() {}

  /** The arguments of {@link #several}. */
  public record SeveralArgs(int number, List<String>[] lists, Object anything, List<?> unknown) {
    /** Pairs the inputs up, as Python's map(fn, *iterables) does: the shortest ends. */
    public static Iterable<SeveralArgs> zip(Iterable<Integer> number,
        Iterable<List<String>[]> lists, Iterable<Object> anything, Iterable<List<?>> unknown) {
      return () -> {
        Iterator<Integer> numbers = number.iterator();
        Iterator<List<String>[]> listsIterator = lists.iterator();
        Iterator<Object> anythings = anything.iterator();
        Iterator<List<?>> unknowns = unknown.iterator();
        return Zip.iterator(
            () -> numbers.hasNext() && listsIterator.hasNext() && anythings.hasNext() &&
                unknowns.hasNext(),
            () -> new SeveralArgs(numbers.next(), listsIterator.next(), anythings.next(),
                unknowns.next()));
      };
    }
  }

  private static final class PointCodec extends GeneratedCodec<Travels.Point> {
    private static final Codec<Travels.Colour> COLOUR = Codecs.enums(Travels.Colour.class);

    @Override
    protected void writeValue(Encoder out, Travels.Point value) throws Exception {
      out.writeInt(value.x());
      out.writeDouble(value.y());
      COLOUR.write(out, value.colour());
      Codecs.strings().write(out, value.label());
    }

    @Override
    protected Travels.Point readValue(Decoder in) throws Exception {
      return new Travels.Point(in.readInt(), in.readDouble(), COLOUR.read(in),
          Codecs.strings().read(in));
    }
  }

  private static final class NothingCodec extends GeneratedCodec<Travels.Nothing> {
    @Override
    protected void writeValue(Encoder out, Travels.Nothing value) throws Exception {
    }

    @Override
    protected Travels.Nothing readValue(Decoder in) throws Exception {
      return new Travels.Nothing();
    }
  }

  private static final class PairCodec extends GeneratedCodec<Travels.Pair<String, Travels.Pair<Integer, Travels.Point>>> {
    private static final Codec<Travels.Pair<Integer, Travels.Point>> SECOND = new PairCodec_();

    @Override
    protected void writeValue(Encoder out,
        Travels.Pair<String, Travels.Pair<Integer, Travels.Point>> value) throws Exception {
      Codecs.strings().write(out, value.first());
      SECOND.write(out, value.second());
    }

    @Override
    protected Travels.Pair<String, Travels.Pair<Integer, Travels.Point>> readValue(Decoder in)
        throws Exception {
      return new Travels.Pair<>(Codecs.strings().read(in), SECOND.read(in));
    }
  }

  private static final class PairCodec_ extends GeneratedCodec<Travels.Pair<Integer, Travels.Point>> {
    private static final Codec<Travels.Point> SECOND = new PointCodec();

    @Override
    protected void writeValue(Encoder out, Travels.Pair<Integer, Travels.Point> value) throws
        Exception {
      Codecs.ints().write(out, value.first());
      SECOND.write(out, value.second());
    }

    @Override
    protected Travels.Pair<Integer, Travels.Point> readValue(Decoder in) throws Exception {
      return new Travels.Pair<>(Codecs.ints().read(in), SECOND.read(in));
    }
  }

  private static final class PairCodec__ extends GeneratedCodec<Travels.Pair<Travels.Colour, int[]>> {
    private static final Codec<Travels.Colour> FIRST = Codecs.enums(Travels.Colour.class);

    @Override
    protected void writeValue(Encoder out, Travels.Pair<Travels.Colour, int[]> value) throws
        Exception {
      FIRST.write(out, value.first());
      Codecs.intArrays().write(out, value.second());
    }

    @Override
    protected Travels.Pair<Travels.Colour, int[]> readValue(Decoder in) throws Exception {
      return new Travels.Pair<>(FIRST.read(in), Codecs.intArrays().read(in));
    }
  }

  private static final class NodeCodec extends GeneratedCodec<Travels.Node> {
    private static final Codec<List<Travels.Node>> CHILDREN = Codecs.<Travels.Node>lists(new NodeCodec());

    private static final Codec<Travels.Node> NEXT = new NodeCodec();

    @Override
    protected void writeValue(Encoder out, Travels.Node value) throws Exception {
      Codecs.strings().write(out, value.name());
      out.writeByte(value.weight());
      CHILDREN.write(out, value.children());
      NEXT.write(out, value.next());
    }

    @Override
    protected Travels.Node readValue(Decoder in) throws Exception {
      return new Travels.Node(Codecs.strings().read(in), in.readByte(), CHILDREN.read(in),
          NEXT.read(in));
    }
  }

  private static final class ShapeCodec extends GeneratedCodec<Travels.Shape> {
    private static final Codec<Travels.Circle> CIRCLE = new CircleCodec();

    private static final Codec<Travels.Square> SQUARE = new SquareCodec();

    private static final Codec<Travels.Group> GROUP = new GroupCodec();

    private static final Codec<Travels.Colours> COLOURS = Codecs.enums(Travels.Colours.class);

    @Override
    protected void writeValue(Encoder out, Travels.Shape value) throws Exception {
      if (value instanceof Travels.Circle kind) {
        out.writeByte(0);
        CIRCLE.write(out, kind);
      } else if (value instanceof Travels.Square kind) {
        out.writeByte(1);
        SQUARE.write(out, kind);
      } else if (value instanceof Travels.Group kind) {
        out.writeByte(2);
        GROUP.write(out, kind);
      } else if (value instanceof Travels.Colours kind) {
        out.writeByte(3);
        COLOURS.write(out, kind);
      } else {
        throw new CodecException("found no kind of Travels.Shape");
      }
    }

    @Override
    protected Travels.Shape readValue(Decoder in) throws Exception {
      return switch (in.readByte()) {
        case 0 -> CIRCLE.read(in);
        case 1 -> SQUARE.read(in);
        case 2 -> GROUP.read(in);
        case 3 -> COLOURS.read(in);
        default -> throw new CodecException("found no kind of Travels.Shape");
      };
    }
  }

  private static final class CircleCodec extends GeneratedCodec<Travels.Circle> {
    private static final Codec<Travels.Point> CENTRE = new PointCodec();

    @Override
    protected void writeValue(Encoder out, Travels.Circle value) throws Exception {
      CENTRE.write(out, value.centre());
      out.writeFloat(value.radius());
    }

    @Override
    protected Travels.Circle readValue(Decoder in) throws Exception {
      return new Travels.Circle(CENTRE.read(in), in.readFloat());
    }
  }

  private static final class SquareCodec extends GeneratedCodec<Travels.Square> {
    private static final Codec<Travels.Point> CORNER = new PointCodec();

    @Override
    protected void writeValue(Encoder out, Travels.Square value) throws Exception {
      CORNER.write(out, value.corner());
      Codecs.longArrays().write(out, value.sides());
    }

    @Override
    protected Travels.Square readValue(Decoder in) throws Exception {
      return new Travels.Square(CORNER.read(in), Codecs.longArrays().read(in));
    }
  }

  private static final class GroupCodec extends GeneratedCodec<Travels.Group> {
    private static final Codec<Map<String, Travels.Shape>> SHAPES = Codecs.<String, Travels.Shape>maps(Codecs.strings(), new ShapeCodec());

    @Override
    protected void writeValue(Encoder out, Travels.Group value) throws Exception {
      SHAPES.write(out, value.shapes());
    }

    @Override
    protected Travels.Group readValue(Decoder in) throws Exception {
      return new Travels.Group(SHAPES.read(in));
    }
  }

  private static final class ResultCodec extends GeneratedCodec<Travels.Result<String[][]>> {
    private static final Codec<Travels.Ok<String[][]>> OK = new OkCodec();

    private static final Codec<Travels.Failed<String[][]>> FAILED = new FailedCodec();

    @Override
    protected void writeValue(Encoder out, Travels.Result<String[][]> value) throws Exception {
      if (value instanceof Travels.Ok<String[][]> kind) {
        out.writeByte(0);
        OK.write(out, kind);
      } else if (value instanceof Travels.Failed<String[][]> kind) {
        out.writeByte(1);
        FAILED.write(out, kind);
      } else {
        throw new CodecException("found no kind of Travels.Result<String[][]>");
      }
    }

    @Override
    protected Travels.Result<String[][]> readValue(Decoder in) throws Exception {
      return switch (in.readByte()) {
        case 0 -> OK.read(in);
        case 1 -> FAILED.read(in);
        default -> throw new CodecException("found no kind of Travels.Result<String[][]>");
      };
    }
  }

  private static final class OkCodec extends GeneratedCodec<Travels.Ok<String[][]>> {
    private static final Codec<String[][]> VALUE = Codecs.arrays(String[].class, Codecs.arrays(String.class, Codecs.strings()));

    @Override
    protected void writeValue(Encoder out, Travels.Ok<String[][]> value) throws Exception {
      VALUE.write(out, value.value());
    }

    @Override
    protected Travels.Ok<String[][]> readValue(Decoder in) throws Exception {
      return new Travels.Ok<>(VALUE.read(in));
    }
  }

  private static final class FailedCodec extends GeneratedCodec<Travels.Failed<String[][]>> {
    @Override
    protected void writeValue(Encoder out, Travels.Failed<String[][]> value) throws Exception {
      Codecs.strings().write(out, value.reason());
    }

    @Override
    protected Travels.Failed<String[][]> readValue(Decoder in) throws Exception {
      return new Travels.Failed<>(Codecs.strings().read(in));
    }
  }

  private static final class ResultCodec_ extends GeneratedCodec<Travels.Result<Locale>> {
    private static final Codec<Travels.Ok<Locale>> OK = new OkCodec_();

    private static final Codec<Travels.Failed<Locale>> FAILED = new FailedCodec_();

    @Override
    protected void writeValue(Encoder out, Travels.Result<Locale> value) throws Exception {
      if (value instanceof Travels.Ok<Locale> kind) {
        out.writeByte(0);
        OK.write(out, kind);
      } else if (value instanceof Travels.Failed<Locale> kind) {
        out.writeByte(1);
        FAILED.write(out, kind);
      } else {
        throw new CodecException("found no kind of Travels.Result<Locale>");
      }
    }

    @Override
    protected Travels.Result<Locale> readValue(Decoder in) throws Exception {
      return switch (in.readByte()) {
        case 0 -> OK.read(in);
        case 1 -> FAILED.read(in);
        default -> throw new CodecException("found no kind of Travels.Result<Locale>");
      };
    }
  }

  private static final class OkCodec_ extends GeneratedCodec<Travels.Ok<Locale>> {
    @Override
    protected void writeValue(Encoder out, Travels.Ok<Locale> value) throws Exception {
      Codecs.locales().write(out, value.value());
    }

    @Override
    protected Travels.Ok<Locale> readValue(Decoder in) throws Exception {
      return new Travels.Ok<>(Codecs.locales().read(in));
    }
  }

  private static final class FailedCodec_ extends GeneratedCodec<Travels.Failed<Locale>> {
    @Override
    protected void writeValue(Encoder out, Travels.Failed<Locale> value) throws Exception {
      Codecs.strings().write(out, value.reason());
    }

    @Override
    protected Travels.Failed<Locale> readValue(Decoder in) throws Exception {
      return new Travels.Failed<>(Codecs.strings().read(in));
    }
  }

  private static final class SeveralArgsCodec extends GeneratedCodec<SeveralArgs> {
    private static final Codec<List<String>[]> LISTS = Codecs.arrays(List.class, Codecs.<String>lists(Codecs.strings()));

    private static final Codec<List<?>> UNKNOWN = Codecs.widened(Codecs.<Object>lists(Codecs.any()));

    @Override
    protected void writeValue(Encoder out, SeveralArgs value) throws Exception {
      out.writeInt(value.number());
      LISTS.write(out, value.lists());
      Codecs.any().write(out, value.anything());
      UNKNOWN.write(out, value.unknown());
    }

    @Override
    protected SeveralArgs readValue(Decoder in) throws Exception {
      return new SeveralArgs(in.readInt(), LISTS.read(in), Codecs.any().read(in), UNKNOWN.read(in));
    }
  }
}
