// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code journal.ndjson} of a job, open for one run: what earlier runs knew, and where
 * this run writes down what becomes of its items. Used by several threads.
 *
 * <pre>
 *  open:  lock ─> Replay (reads all) ─> Compaction (writes anew) ─> History, past runs
 *  conclude: no more records;  close: no more lock, so that nobody else writes reports until then
 *  begin, end, ...: RecordBuffer ── after a millisecond, or 32 kB ──> JournalFile ── 100 ms ──> disk
 * </pre>
 *
 * <p>Whoever adds a record after a pause writes it to the system at once. Records that come within
 * a millisecond of each other are written together, by the thread that adds the last of them or by
 * the journal's own, which also has the disk keep them. So a killed JVM loses some milliseconds of
 * tiny items at most, and a power failure a tenth of a second; these items run again.
 *
 * <p>If the disk is full, {@link #trouble} says so: the run is to come to its end, for which there
 * is a {@link Reserve}. If a record cannot be written at all, no further one is; what is written
 * holds.
 */
public final class Journal implements AutoCloseable {
  /** The name of the file. */
  public static final String FILE = "journal.ndjson";

  /** The version of what is in it. */
  static final int VERSION = 1;

  /** Only for measurements of what writing costs: such a run cannot be resumed. */
  private static final boolean WRITING =
      !"off".equals(System.getProperty("org.paralleltask.jobs.journal"));

  private static final int LARGE = 1 << 15;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int LONGEST_RESULT = 1 << 16;

  private final Path directory;
  private final Consumer<? super String> warn;
  private final Earlier earlier;
  private final int run;

  // Guarded by this.
  private final RecordBuffer buffer = new RecordBuffer();
  private final JsonLines lines = new JsonLines(buffer);
  private final EntryWriter entries = new EntryWriter(lines);
  private RunLock lock;
  private long lastWrite;
  private boolean unforced;
  private volatile boolean ended;
  private boolean closed;

  private final JournalFile file;
  private final Reserve reserve;
  private final Keeper keeper;
  private volatile @Nullable IOException shortage;
  private volatile @Nullable IOException trouble;

  private Journal(
      Path directory,
      RunLock lock,
      JournalFile file,
      Reserve reserve,
      Earlier earlier,
      Consumer<? super String> warn) {
    this.directory = directory;
    this.lock = lock;
    this.file = file;
    this.reserve = reserve;
    this.earlier = earlier;
    this.warn = warn;
    this.run = earlier.run() + 1;
    this.keeper = new Keeper(this);
  }

  /**
   * Opens the journal of a job for one run, and reads what is in it.
   *
   * @param directory of the job; made if it is not there
   * @param keepItems whether what earlier runs knew of items is of use; else it is dropped
   * @param warn told what the user should know of the file
   * @throws LockedException if another run has it open
   * @throws IOException if it cannot be read or written
   */
  public static Journal open(Path directory, boolean keepItems, Consumer<? super String> warn)
      throws IOException, LockedException {
    Files.createDirectories(directory);
    return open(directory, RunLock.acquire(directory, warn), keepItems, warn);
  }

  /**
   * As {@link #open(Path, boolean, Consumer)}, for whoever has the lock already.
   *
   * @param lock of the directory; released when the journal is closed, or cannot be opened
   */
  public static Journal open(
      Path directory, RunLock lock, boolean keepItems, Consumer<? super String> warn)
      throws IOException {
    try {
      Earlier earlier = Earlier.read(directory.resolve(FILE), keepItems, warn);
      Reserve reserve = Reserve.take(directory);
      JournalFile file = new JournalFile(directory.resolve(FILE));
      Journal journal = new Journal(directory, lock, file, reserve, earlier, warn);
      journal.keeper.start();
      return journal;
    } catch (IOException | RuntimeException | Error failed) {
      lock.close();
      throw failed;
    }
  }

  /** What earlier runs knew. */
  public Earlier earlier() {
    return earlier;
  }

  /** The run begins. */
  public synchronized void start(RunFacts facts) {
    JsonObject record = HeadFormat.record(Line.Type.RUN, run);
    record.addProperty("v", VERSION);
    record.add("facts", HeadFormat.json(facts));
    add(record);
  }

  /**
   * An item is running.
   *
   * @param startMicros when it began, from the start of the run
   */
  public synchronized void begin(
      long key, long index, String label, String worker, long startMicros) {
    add(() -> entries.begin(run, key, index, label, worker, startMicros));
  }

  /** An item is to run again: should the run be killed, then what was known of it does not hold. */
  public synchronized void again(long key) {
    add(() -> entries.head(Line.Type.AGAIN, run, key));
  }

  /** An item has ended. Its outputs are where they belong. */
  public synchronized void end(ItemEntry entry) {
    add(() -> entries.entry(Line.Type.END, run, entry));
  }

  /**
   * An item has ended well and its outputs are where they belong, but it waits for others: should
   * the run be killed meanwhile, it counts as done. Its end follows.
   */
  public synchronized void done(ItemEntry entry) {
    add(() -> entries.entry(Line.Type.DONE, run, entry));
  }

  /**
   * As {@link #done}, for an item whose outputs appear when this returns: it is the system's then.
   *
   * @throws IOException if it could not be written, or the run has been concluded
   */
  public synchronized void promise(ItemEntry entry) throws IOException {
    done(entry);
    flush();
    IOException broken = trouble;
    if (broken != null || ended) {
      String why = broken == null ? "the run has ended" : broken.getMessage();
      throw new IOException("it cannot be written down that the item is done: " + why, broken);
    }
  }

  /**
   * An item need not run, and something new was found out about it, such as that a file was
   * touched.
   *
   * @param entry how it ended when it ran last, with what holds now
   */
  public synchronized void renew(ItemEntry entry) {
    add(() -> entries.entry(Line.Type.KNOWN, run, entry));
  }

  /** The run starts no further items. */
  public synchronized void halt(String why) {
    JsonObject record = HeadFormat.record(Line.Type.HALT, run);
    record.addProperty("why", why);
    add(record);
  }

  /** The job itself tells something of the run. */
  public synchronized void table(Table table) {
    JsonObject record = HeadFormat.record(Line.Type.TABLE, run);
    record.add("table", TableFormat.json(table));
    add(record);
  }

  /**
   * The run has ended; nothing is added after this, and what earlier runs knew is forgotten. No
   * other run may begin yet.
   *
   * @param counts how many items had which outcome
   * @param stages the same by stage; empty if the job has none
   */
  public void conclude(
      Conclusion conclusion,
      Map<State, Long> counts,
      Map<String, Map<State, Long>> stages,
      long elapsedMillis) {
    try {
      JsonObject record = HeadFormat.record(Line.Type.CLOSE, run);
      HeadFormat.add(record, shortened(conclusion), elapsedMillis);
      record.add("counts", HeadFormat.json(counts));
      HeadFormat.addStages(record, stages);
      synchronized (this) {
        add(record);
      }
    } finally {
      end();
    }
  }

  private static Conclusion shortened(Conclusion conclusion) {
    return new Conclusion(
        conclusion.verdict(),
        conclusion.message(),
        conclusion.result().map(r -> r.substring(0, Math.min(r.length(), LONGEST_RESULT))));
  }

  /** Why the run must come to its end; null if it need not. */
  public @Nullable IOException trouble() {
    return trouble == null ? shortage : trouble;
  }

  /** Whether records are missing at the end of the file. */
  public boolean isCutShort() {
    return trouble != null;
  }

  private void add(JsonObject record) {
    add(() -> buffer.write(HeadFormat.open(record).getBytes(StandardCharsets.UTF_8)));
  }

  private void add(Content record) {
    if (ended || trouble != null || !WRITING) {
      return;
    }
    try {
      record.write();
      lines.flush();
      buffer.endRecord();
      if (buffer.size() >= LARGE || System.nanoTime() - lastWrite > PAUSE_NANOS) {
        write();
      }
    } catch (IOException full) {
      trouble = full;
    }
  }

  /** Part of a record that is to be written. */
  private interface Content {
    void write() throws IOException;
  }

  private void write() throws IOException {
    if (buffer.size() > 0) {
      unforced = true;
      addToFile();
    }
    lastWrite = System.nanoTime();
  }

  private void addToFile() throws IOException {
    try {
      file.add(buffer);
    } catch (IOException full) {
      if (!reserve.release()) {
        throw full;
      }
      shortage = full;
      file.add(buffer);
    }
  }

  /** Writes what has waited for more. */
  synchronized void flush() {
    if (!ended && trouble == null && buffer.size() > 0) {
      try {
        write();
      } catch (IOException full) {
        trouble = full;
      }
    }
  }

  /** Has the disk keep what was written, and sees to file and lock. */
  void keep() {
    try {
      if (care()) {
        file.force();
      }
    } catch (IOException | LockedException lost) {
      if (!ended) { // else the file was closed meanwhile
        trouble = lost instanceof IOException broken ? broken : new IOException(lost.getMessage());
      }
    }
  }

  private synchronized boolean care() throws IOException, LockedException {
    if (ended && !closed) {
      lock.beat();
    }
    if (ended || trouble != null) {
      return false;
    }
    if (file.restore()) {
      lock.close();
      lock = RunLock.acquire(directory, warn);
      warn.accept(
          "%s was removed during the run, and put back. What tasks had written there is gone."
              .formatted(directory));
    }
    lock.beat();
    boolean force = unforced;
    unforced = false;
    return force;
  }

  private void end() {
    flush();
    keep(); // reports are made of the file, which may have been removed just now
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      try {
        file.force();
        file.close();
        earlier.close();
      } catch (IOException lost) {
        trouble = trouble == null ? lost : trouble;
      }
      reserve.release(); // the reports take it
    }
  }

  /** Another run may begin. As if this one had been killed, unless it was concluded before. */
  @Override
  public void close() {
    keeper.stop();
    end();
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      try {
        lock.close();
      } catch (IOException lost) {
        trouble = trouble == null ? lost : trouble;
      }
    }
  }

  /**
   * Does something to the files of a job, unless a run of it is under way.
   *
   * @param directory of the job; made if it is not there
   * @param warn told what the user should know of its file system
   * @throws LockedException if a run is under way; then nothing was done
   */
  public static void whileFree(Path directory, Consumer<? super String> warn, Runnable act)
      throws IOException, LockedException {
    Files.createDirectories(directory);
    RunLock lock = RunLock.acquire(directory, warn);
    try {
      act.run();
    } finally {
      lock.close();
    }
  }
}
