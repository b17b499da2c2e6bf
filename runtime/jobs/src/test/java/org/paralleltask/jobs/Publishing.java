// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.paralleltask.Task;
import org.paralleltask.codec.Codecs;

/** An item that makes one file of another, and writes down that it ran. */
final class Publishing {
  /** Where every execution is noted, beside the directories {@code in} and {@code out}. */
  static final String LOG = "executions.log";

  private Publishing() {}

  /** Publishes as a careful program does: what is under the final name is complete. */
  static Path publish(Path in) throws IOException, InterruptedException {
    String name = in.getFileName().toString();
    Path base = in.resolveSibling("..").normalize();
    Files.writeString(
        base.resolve(LOG), name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    String text = Files.readString(in);
    boolean slow = name.endsWith("00.txt"); // others are done long before it
    TimeUnit.MILLISECONDS.sleep(slow ? 600 : 20 + Math.floorMod(text.hashCode(), 40)); // the work
    Path out = base.resolve("out").resolve(name);
    Path part = out.resolveSibling("." + name + ".part");
    Files.write(part, text.repeat(100).getBytes(StandardCharsets.UTF_8));
    return Files.move(part, out, StandardCopyOption.ATOMIC_MOVE);
  }
}

/** Stands for a generated class. */
final class PublishingTasks {
  static final Task<Path, Path> publish =
      Task.<Path, Path>of("Publishing#publish", Publishing::publish)
          .travels(PublishingTasks.class, "publish", Codecs.paths(), Codecs.paths());

  private PublishingTasks() {}
}
