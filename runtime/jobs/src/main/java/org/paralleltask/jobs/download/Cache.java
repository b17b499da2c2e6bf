// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.Urls;
import org.paralleltask.jobs.report.AtomicFile;

/**
 * What was downloaded before, on this machine, by its content; and what servers have said of URLs.
 * Shared by all projects, and safe to be deleted at any time. Thread-safe.
 */
final class Cache {
  /** One for all: what it finds out about a class takes longer than a short file. */
  private static final Gson GSON = new Gson();

  private final @Nullable Path directory;
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * What a server said of a URL the last time.
   *
   * @param sha256 of the content
   * @param name what it calls the file, made safe; empty if it does not say, null if nobody looked
   */
  record Known(
      @Nullable String etag, @Nullable String lastModified, String sha256, @Nullable String name) {}

  /**
   * @param directory null for none
   */
  Cache(@Nullable Path directory) {
    this.directory = directory;
  }

  /** Whether there is none. */
  boolean isOff() {
    return directory == null;
  }

  /** What is known of a URL. */
  Optional<Known> known(URI url) {
    if (directory == null) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(facts(directory, url));
      Known known = GSON.fromJson(text, Known.class);
      boolean whole =
          known != null && known.sha256() != null && known.sha256().matches("[0-9a-f]{64}");
      return whole ? Optional.of(known) : Optional.empty();
    } catch (IOException | JsonParseException unknown) {
      return Optional.empty();
    }
  }

  /** Notes that a server has just said that what is known still holds. */
  void asked(URI url) {
    if (directory != null) {
      try {
        Files.setLastModifiedTime(facts(directory, url), FileTime.from(Instant.now()));
      } catch (IOException forgotten) {
        // it is asked again
      }
    }
  }

  /** Whether a server was asked within the last so much time, by the clock of this machine. */
  boolean wasAsked(URI url, Duration within) {
    if (directory == null) {
      return false;
    }
    try {
      Instant then = Files.getLastModifiedTime(facts(directory, url)).toInstant();
      Duration since = Duration.between(then, Instant.now());
      return !since.isNegative() && since.compareTo(within) < 0;
    } catch (IOException unknown) {
      return false;
    }
  }

  /**
   * Copies content to a file, if it is here and is what it should be.
   *
   * @return whether it did
   */
  boolean restore(String sha256, Path to) throws IOException {
    if (directory == null) {
      return false;
    }
    Path content = content(directory, sha256);
    try {
      Files.copy(content, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException missing) {
      return false;
    }
    if (new Checksum("sha256", sha256).isOf(to)) {
      return true;
    }
    Files.deleteIfExists(content);
    Files.deleteIfExists(to);
    return false;
  }

  /** Keeps a file; a failure is told once, and does no harm. */
  void keep(Path file, URI url, Known known) {
    if (directory == null) {
      return;
    }
    try {
      keepContent(file, content(directory, known.sha256()));
      AtomicFile.write(facts(directory, url), GSON.toJson(known));
    } catch (IOException unwritable) {
      if (!warned.getAndSet(true)) {
        System.err.println("The download cache cannot be written: " + unwritable);
      }
    }
  }

  private static void keepContent(Path file, Path content) throws IOException {
    try {
      link(file, content);
    } catch (FileAlreadyExistsException same) {
      // it was here before
    } catch (IOException | UnsupportedOperationException noLinksHere) {
      if (Files.exists(content)) {
        return;
      }
      AtomicFile copy = new AtomicFile(content);
      Files.copy(file, copy.part(), StandardCopyOption.REPLACE_EXISTING);
      copy.publish();
    }
  }

  /** Mostly the directory is there, so it is made only if it proves to be missing. */
  private static void link(Path file, Path content) throws IOException {
    try {
      Files.createLink(content, file);
    } catch (NoSuchFileException noDirectory) {
      Files.createDirectories(content.getParent());
      Files.createLink(content, file);
    }
  }

  private static Path content(Path directory, String sha256) {
    return directory.resolve("content").resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  private static Path facts(Path directory, URI url) {
    String key = Urls.hash(url.toString());
    return directory.resolve("urls").resolve(key.substring(0, 2)).resolve(key + ".json");
  }
}
