// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.paralleltask.OutputFile;
import org.paralleltask.jobs.fresh.Outputs;
import org.paralleltask.jobs.journal.FileStamp;
import org.paralleltask.jobs.journal.Leftovers;
import org.paralleltask.jobs.journal.LockedException;
import org.paralleltask.jobs.journal.Verdict;
import org.paralleltask.jobs.report.Errand;
import org.paralleltask.jobs.report.Events;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.JobSpec;

/**
 * Removes what runs have made: the files that items have written, unless they are outside of the
 * project or somebody has changed them since, and then the directory with journal and reports.
 */
final class CleanErrand implements Errand {
  private final Path directory;
  private final Outputs outputs;
  private final Events events;
  private final Set<String> kept = new TreeSet<>();
  private long files;
  private long bytes;

  CleanErrand(JobSpec spec, Events events) {
    this.directory = spec.reports();
    this.outputs = new Outputs(spec.base());
    this.events = events;
  }

  @Override
  public JsonObject perform() throws ConfigurationException, IOException {
    try (Leftovers leftovers = Leftovers.lock(directory, events::warn)) {
      leftovers.outputs(this::removeOutput);
    } catch (LockedException busy) {
      throw new ConfigurationException(String.valueOf(busy.getMessage()));
    } catch (UncheckedIOException unremovable) {
      throw unremovable.getCause();
    }
    Files.walkFileTree(directory, new Removal());
    events.cleaned(files, bytes, List.copyOf(kept));
    JsonObject end = new JsonObject();
    end.addProperty("outcome", Verdict.OK.text());
    return end;
  }

  private void removeOutput(FileStamp stamp) {
    try {
      removePart(stamp);
      if (outputs.isOwnAndUnchanged(stamp)) {
        remove(outputs.path(stamp), stamp.size());
        kept.remove(stamp.path());
      } else if (Files.isRegularFile(outputs.path(stamp))) {
        kept.add(stamp.path());
      }
    } catch (IOException unremovable) {
      throw new UncheckedIOException(unremovable);
    }
  }

  /** Of a file that a killed run has not published any more. */
  private void removePart(FileStamp stamp) throws IOException {
    Path part = new OutputFile(outputs.path(stamp)).part();
    if (outputs.isOwnAndUnchanged(stamp.at(part.toString()))) {
      remove(part, stamp.size());
    }
  }

  private void remove(Path file, long size) throws IOException {
    Files.delete(file);
    files++;
    bytes += size;
  }

  /** Removes a directory with all that is in it; of a link, the link. */
  private final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      remove(file, attributes.size());
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException trouble)
        throws IOException {
      if (trouble != null) {
        throw trouble;
      }
      Files.delete(visited);
      return FileVisitResult.CONTINUE;
    }
  }
}
