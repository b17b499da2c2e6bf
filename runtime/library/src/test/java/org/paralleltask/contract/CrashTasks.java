// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import org.paralleltask.Task;
import org.paralleltask.codec.Codec;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/** A task that goes wrong at the place that its item names, found by workers as generated ones. */
final class CrashTasks {
  static final Task<Item, Item> crash =
      Task.<Item, Item>of("crash", item -> item.at(Place.RUN))
          .travels(
              CrashTasks.class,
              "crash",
              new ItemCodec(Place.ENCODE_INPUT, Place.DECODE_INPUT),
              new ItemCodec(Place.ENCODE_RESULT, Place.DECODE_RESULT));

  private CrashTasks() {}

  /** Where the code of a task's author runs, on the way of an item. */
  enum Place {
    ENCODE_INPUT,
    DECODE_INPUT,
    RUN,
    ENCODE_RESULT,
    DECODE_RESULT
  }

  /** Harmless unless {@code crash} says otherwise. */
  record Item(int number, Crash crash, Place place) {
    static Item harmless(int number) {
      return new Item(number, null, null);
    }

    Item at(Place here) throws Exception {
      if (here == place) {
        crash.happen();
      }
      return this;
    }
  }

  private static final class ItemCodec extends Codec<Item> {
    private final Place writing;
    private final Place reading;

    ItemCodec(Place writing, Place reading) {
      this.writing = writing;
      this.reading = reading;
    }

    @Override
    public void write(Encoder out, Item value) throws Exception {
      out.writeInt(value.number());
      value.at(writing);
      out.writeString(value.crash() == null ? "" : value.crash().name());
      out.writeString(value.place() == null ? "" : value.place().name());
    }

    @Override
    public Item read(Decoder in) throws Exception {
      int number = in.readInt();
      String crash = in.readString();
      String place = in.readString();
      if (crash.isEmpty()) {
        return Item.harmless(number);
      }
      return new Item(number, Crash.valueOf(crash), Place.valueOf(place)).at(reading);
    }
  }
}
