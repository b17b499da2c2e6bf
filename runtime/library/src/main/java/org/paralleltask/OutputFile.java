// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that a task makes and that somebody else puts under its name: a task writes {@link #part},
 * which is beside it, and returns this. A job writes down that the item is done, with a hash of the
 * file, and publishes it only then. So however a run is killed, no item runs again whose file had
 * appeared; what was written down and not published yet, the next run publishes.
 *
 * <pre>{@code
 * @ParallelTask(itemsGlob = "in/*.txt")
 * static OutputFile shout(Path in) throws IOException {
 *   OutputFile out = OutputFile.create(Path.of("out").resolve(in.getFileName()));
 *   Files.writeString(out.part(), Files.readString(in).toUpperCase(Locale.ROOT));
 *   return out;
 * }
 * }</pre>
 *
 * <p>A result may also hold several of them, as it may hold several paths. Two items of a run
 * cannot have one target: the second fails. Outside of a job, whoever takes the result calls {@link
 * #publish}.
 *
 * @param target where the file is once it is published
 */
public record OutputFile(Path target) {
  /**
   * Refuses what can be no file.
   *
   * @throws IllegalArgumentException if the path has no name, as a root
   */
  public OutputFile {
    if (target.getFileName() == null) {
      throw new IllegalArgumentException("\"target\" must be the path of a file, but is " + target);
    }
  }

  /**
   * Makes the directories that are missing, and removes what an attempt that was killed has left.
   *
   * @param target where the file is to be
   * @throws IOException if that is not possible
   */
  public static OutputFile create(Path target) throws IOException {
    OutputFile file = new OutputFile(target);
    Path directory = target.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Files.deleteIfExists(file.part());
    return file;
  }

  /** Where it is until it is published, and where the task writes it: {@code .name.part}. */
  public Path part() {
    return target.resolveSibling("." + target.getFileName() + ".part");
  }

  /**
   * Gives the file its name, in one step, instead of what was there.
   *
   * @throws IOException if that is not possible, such as if it was not written; nothing has changed
   */
  public void publish() throws IOException {
    if (Files.isDirectory(target)) {
      // Else an empty one would be replaced on some systems.
      throw new FileSystemException(target.toString(), null, "it is a directory");
    }
    if (Files.notExists(part())) {
      String what = "was not written; write what is to be published to part()";
      throw new NoSuchFileException(part().toString(), target.toString(), what);
    }
    try {
      Files.move(part(), target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException foreignFileSystem) {
      Files.move(part(), target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The path of the file. */
  @Override
  public String toString() {
    return target.toString();
  }
}
