package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.Task;
import org.paralleltask.codec.Codecs;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.GeneratedCodec;

/** The tasks of {@link Owners.Point}. */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class Owners_PointTasks {
  /** {@link Owners.Point#norm(Owners.Point)} */
  public static final Task<Owners.Point, Integer> norm =
      Task.<Owners.Point, Integer>generated("com.acme.Owners$Point#norm", Owners.Point::norm)
          .travels(Owners_PointTasks.class, "norm", new PointCodec(), Codecs.ints());

  private Owners_PointTasks() {}

  private static final class PointCodec extends GeneratedCodec<Owners.Point> {
    @Override
    protected void writeValue(Encoder out, Owners.Point value) throws Exception {
      out.writeInt(value.x());
      out.writeInt(value.y());
    }

    @Override
    protected Owners.Point readValue(Decoder in) throws Exception {
      return new Owners.Point(in.readInt(), in.readInt());
    }
  }
}
