// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.paralleltask.OutputFile;
import org.paralleltask.Task;
import org.paralleltask.codec.Codec;
import org.paralleltask.codec.Codecs;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/** An item that makes one file of another, and writes down that it ran. */
final class Publishing {
  /** Where every execution is noted, beside the directories {@code in} and {@code out}. */
  static final String LOG = "executions.log";

  private Publishing() {}

  /** Makes a file that appears when it is complete, and on record. */
  static OutputFile publish(Path in) throws IOException, InterruptedException {
    String name = in.getFileName().toString();
    Path base = in.resolveSibling("..").normalize();
    Files.writeString(
        base.resolve(LOG), name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    String text = Files.readString(in);
    boolean slow = name.endsWith("00.txt"); // others are done long before it
    TimeUnit.MILLISECONDS.sleep(slow ? 600 : 20 + Math.floorMod(text.hashCode(), 40)); // the work
    OutputFile out = OutputFile.create(base.resolve("out").resolve(name));
    Files.write(out.part(), text.repeat(100).getBytes(StandardCharsets.UTF_8));
    return out;
  }
}

/** Stands for a generated class. */
final class PublishingTasks {
  static final Task<Path, OutputFile> publish =
      Task.<Path, OutputFile>of("Publishing#publish", Publishing::publish)
          .travels(PublishingTasks.class, "publish", Codecs.paths(), new OutputFiles());

  /** As it is generated. */
  private static final class OutputFiles extends Codec<OutputFile> {
    @Override
    public void write(Encoder out, OutputFile file) throws Exception {
      Codecs.paths().write(out, file.target());
    }

    @Override
    public OutputFile read(Decoder in) throws Exception {
      return new OutputFile(Codecs.paths().read(in));
    }
  }

  private PublishingTasks() {}
}
