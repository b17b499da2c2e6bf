// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.paralleltask.OutputFile;
import org.paralleltask.Task;

/** Items that may give something else each time. */
final class Fickle {
  private Fickle() {}

  /** The text itself, unless it says otherwise; the rest of it is the path of a file. */
  static String say(String item) throws Exception {
    String[] words = item.split(" ", 2);
    return switch (words[0]) {
      case "random" -> "random " + UUID.randomUUID();
      case "reads" -> Files.readString(Path.of(words[1]));
      case "fails" -> onlyOnce(Path.of(words[1]), item);
      case "hangs" -> hangs(Path.of(words[1]), item);
      default -> item;
    };
  }

  private static String onlyOnce(Path marker, String item) throws IOException {
    Files.createFile(marker);
    return item;
  }

  private static String hangs(Path marker, String item) throws Exception {
    if (Files.exists(marker)) {
      new CountDownLatch(1).await();
    }
    return onlyOnce(marker, item);
  }

  /** Makes a file that is another one each time, if the input says so. */
  static OutputFile make(Path in) throws IOException {
    Path directory = in.resolveSibling("../out").normalize();
    OutputFile out = OutputFile.create(directory.resolve(in.getFileName()));
    String text = Files.readString(in);
    Files.writeString(out.part(), text.equals("random") ? "" + UUID.randomUUID() : text);
    return out;
  }

  /** As {@link #make}, without waiting for anybody to publish it. */
  static Path write(Path in) throws IOException {
    OutputFile out = make(in);
    out.publish();
    return out.target();
  }
}

/** Stands for a generated class. */
final class FickleTasks {
  static final Task<String, String> say = Task.of("Fickle#say", Fickle::say);
  static final Task<Path, OutputFile> make = Task.of("Fickle#make", Fickle::make);
  static final Task<Path, Path> write = Task.of("Fickle#write", Fickle::write);

  private FickleTasks() {}
}
