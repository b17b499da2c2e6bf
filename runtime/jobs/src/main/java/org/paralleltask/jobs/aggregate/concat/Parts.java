// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.concat;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.aggregate.file.InputChangedException;
import org.paralleltask.jobs.aggregate.file.Version;
import org.paralleltask.jobs.aggregate.query.Query;
import org.paralleltask.jobs.aggregate.record.Head;
import org.paralleltask.jobs.aggregate.record.MalformedException;

/** Finds what of each file goes into one that holds them all. */
final class Parts {
  private final Query query;
  private final List<Part> parts = new ArrayList<>();

  /** The file whose names of columns are those of the whole; null before one has any. */
  private @Nullable Path named;

  private List<String> columns = List.of();

  private Parts(Query query) {
    this.query = query;
  }

  /**
   * The parts, in the order of the files.
   *
   * @throws IllegalArgumentException if a file has other columns than the first one, or no columns
   *     can be read; the message names it
   */
  static List<Part> of(Concatenation all) throws IOException {
    Parts found = new Parts(all.query());
    for (Path file : all.files()) {
      found.add(file);
    }
    return List.copyOf(found.parts);
  }

  private void add(Path file) throws IOException {
    try {
      Version version = Version.of(file);
      parts.add(new Part(file, version, query.header() ? behindHeader(file) : 0));
    } catch (NoSuchFileException vanished) {
      throw new InputChangedException(file, "is not there any more");
    }
  }

  private long behindHeader(Path file) throws IOException {
    Head head = head(file);
    if (head.columns().isEmpty()) {
      return head.firstRecord(); // nothing but perhaps a byte order mark and empty lines
    }
    if (named == null) {
      named = file;
      columns = head.columns();
      return 0;
    }
    if (!columns.equals(head.columns())) {
      throw new IllegalArgumentException(
          "%s has the columns \"%s\", but %s has \"%s\". Leave one of them out with \"itemsGlob\"; or, if the first lines are no headers, say header=false."
              .formatted(
                  file, String.join(", ", head.columns()), named, String.join(", ", columns)));
    }
    return head.firstRecord();
  }

  private Head head(Path file) throws IOException {
    try {
      return Head.read(file, query);
    } catch (MalformedException trouble) {
      throw new IllegalArgumentException(file + ": " + trouble.getMessage(), trouble);
    }
  }
}
