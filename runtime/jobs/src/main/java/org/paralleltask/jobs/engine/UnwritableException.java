// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A run cannot begin, as what it has to write cannot be written. The message says it all. */
final class UnwritableException extends IOException {
  private static final long serialVersionUID = 1;

  private UnwritableException(String message, IOException cause) {
    super(message, cause);
  }

  /**
   * Of a file or directory that cannot be written.
   *
   * @param what it is, and where, such as {@code "output" is "/a/b"}
   * @param advice what to do about it
   */
  static UnwritableException of(String what, IOException cause, String advice) {
    return new UnwritableException(
        "%s, which cannot be written by user %s: %s. %s"
            .formatted(what, System.getProperty("user.name"), reason(cause), advice),
        cause);
  }

  /** Names of exception classes tell people little. */
  private static String reason(IOException cause) {
    if (cause instanceof FileAlreadyExistsException there) {
      return there.getFile() + " is there and is no directory";
    }
    if (cause instanceof AccessDeniedException denied) {
      return "there is no permission for " + denied.getFile();
    }
    boolean told = cause instanceof FileSystemException system && system.getReason() != null;
    return told ? ((FileSystemException) cause).getReason() : String.valueOf(cause);
  }

  /** Where a job keeps what it knows. */
  static UnwritableException ofJob(Path directory, IOException cause) {
    return of(
        "The files of this job belong in \"" + directory + "\"",
        cause,
        "Make room for them there, or remove what is in their way.");
  }
}
