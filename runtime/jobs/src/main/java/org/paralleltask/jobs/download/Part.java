// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.Urls;

/**
 * What has come of a file so far, beside its target, so that it becomes the target by a rename. A
 * second file says what it is part of; without that, nobody may go on with it. Used by one thread,
 * which asks the system for no more than it must: for a short file that is most of the work.
 */
final class Part implements AutoCloseable {
  private static final Gson GSON = new Gson();

  private final Path file;
  private final Path facts;
  private final FileChannel channel;
  private long size;

  /** Whether {@link #facts} may be there, which is only as long as the part is. */
  private boolean noted;

  /**
   * What the part is part of.
   *
   * @param url where it came from, as a hash, since it may have secrets in it
   * @param etag a strong one; null if there was none
   * @param lastModified the header; null if it is no proof
   * @param total how long the whole is; -1 if unknown
   * @param name what the server calls the file, made safe; null or empty if it does not say
   */
  record Facts(
      String url,
      @Nullable String etag,
      @Nullable String lastModified,
      long total,
      @Nullable String name) {}

  private Part(Path file, Path facts, FileChannel channel, boolean isNew) throws IOException {
    this.file = file;
    this.facts = facts;
    this.channel = channel;
    this.size = isNew ? 0 : channel.size();
    this.noted = !isNew;
  }

  /**
   * Opens the part of a transfer, and holds it against other processes.
   *
   * @throws HttpException {@code BUSY} if another process has it
   */
  static Part open(Transfer transfer) throws IOException {
    Path target = transfer.target();
    String name = String.valueOf(target.getFileName());
    String short_ = name.length() <= 100 ? name : name.substring(0, 100);
    String key = Urls.hash(transfer.name()).substring(0, 8);
    Path file = target.resolveSibling("." + short_ + "." + key + ".part");
    Path facts = target.resolveSibling("." + short_ + "." + key + ".part.json");
    try {
      return held(open(file, StandardOpenOption.CREATE_NEW), file, facts, target, true);
    } catch (FileAlreadyExistsException begun) {
      return goingOn(file, facts, target);
    }
  }

  // Another process may have published what was opened, before this one held it.
  private static Part goingOn(Path file, Path facts, Path target) throws IOException {
    Part part = held(open(file, StandardOpenOption.CREATE), file, facts, target, false);
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      part.close();
      throw busy(target);
    }
    return part;
  }

  private static FileChannel open(Path file, StandardOpenOption create) throws IOException {
    return FileChannel.open(
        file, create, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  private static Part held(FileChannel channel, Path file, Path facts, Path target, boolean isNew)
      throws IOException {
    try {
      hold(channel, target);
      return new Part(file, facts, channel, isNew);
    } catch (IOException busy) {
      channel.close();
      throw busy;
    }
  }

  private static void hold(FileChannel channel, Path target) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException own) {
      lock = null;
    } catch (IOException noLocksHere) {
      return;
    }
    if (lock == null) {
      throw busy(target);
    }
  }

  private static HttpException busy(Path target) {
    return new HttpException("BUSY", "another download writes to " + target);
  }

  Path file() {
    return file;
  }

  FileChannel channel() {
    return channel;
  }

  /** How many bytes are there. */
  long size() {
    return size;
  }

  /** Forgets all. */
  void restart() throws IOException {
    cutTo(0);
    deleteFacts();
  }

  /** Forgets what is beyond so many bytes; what is written next follows them. */
  void cutTo(long most) throws IOException {
    if (size > most) {
      channel.truncate(most);
      size = most;
    }
    if (size > 0) {
      channel.position(size);
    }
  }

  /** Writes what has come next. */
  void append(byte[] bytes, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
    while (buffer.hasRemaining()) {
      size += channel.write(buffer);
    }
  }

  private void deleteFacts() throws IOException {
    if (noted) {
      Files.deleteIfExists(facts);
      noted = false;
    }
  }

  /** What it is part of; empty if there is nothing to go on from. */
  Optional<Facts> facts(URI url) throws IOException {
    if (size == 0) {
      return Optional.empty();
    }
    try {
      Facts read = GSON.fromJson(Files.readString(facts), Facts.class);
      String from = Urls.hash(url.toString());
      return Optional.ofNullable(read).filter(known -> known.url().equals(from));
    } catch (NoSuchFileException
        | CharacterCodingException
        | JsonParseException
        | NullPointerException unknown) {
      return Optional.empty();
    }
  }

  /**
   * Says what it is part of. A kill may leave half of that, which says nothing; a third file, to be
   * renamed, would stay for ever if the next run had nothing to say.
   */
  void write(Facts known) throws IOException {
    noted = true;
    Files.writeString(facts, GSON.toJson(known));
  }

  /** Deletes all; held until then, or it might be another process's part that goes. */
  void discard() throws IOException {
    deleteFacts(); // first, for nobody looks for them where there is no part
    Files.deleteIfExists(file);
    channel.close();
  }

  /**
   * Nothing more is written to it; what is not needed any more is deleted. It is still held: else
   * another process could empty it before it has its name.
   */
  void finish() throws IOException {
    deleteFacts();
  }

  /** Says when its content was changed last. */
  void date(Instant modified) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
