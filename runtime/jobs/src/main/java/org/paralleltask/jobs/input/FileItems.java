// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The items of an open file, read one ahead. */
abstract class FileItems implements Source.Items {
  private final Closeable file;
  private @Nullable Candidate next;
  private boolean ended;

  FileItems(Closeable file) {
    this.file = file;
  }

  /** The next item; null at the end. */
  abstract @Nullable Candidate read() throws IOException;

  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      next = readUnchecked();
      ended = next == null;
    }
    return !ended;
  }

  private @Nullable Candidate readUnchecked() {
    try {
      return read();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public Candidate next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Candidate current = next;
    next = null;
    return current;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException unclosable) {
      throw new UncheckedIOException(unclosable);
    }
  }
}
