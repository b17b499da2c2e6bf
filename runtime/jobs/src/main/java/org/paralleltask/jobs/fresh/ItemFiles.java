// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.paralleltask.OutputFile;
import org.paralleltask.jobs.journal.Evidence;
import org.paralleltask.jobs.journal.FileStamp;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.Reason;
import org.paralleltask.jobs.journal.Reason.Cause;

/**
 * The files of one item, from what it found to what it left. A path that the item names may be of a
 * file that it reads or of one that it writes; which, is seen from what becomes of the file while
 * the item runs.
 */
final class ItemFiles {
  private final Stamps stamps;
  private final Unpublished unpublished;
  private final Map<String, FileStamp> lastInputs;
  private final Map<String, FileStamp> lastOutputs;
  private final List<Sight> found;
  private final Map<Sight, Hashing.Hash> hashes = new HashMap<>(0);

  /**
   * What an item has left.
   *
   * @param inputs the files that it named and did not write
   * @param outputs the files that it wrote
   */
  record Left(List<FileStamp> inputs, List<FileStamp> outputs) {
    private static final Left NOTHING = new Left(List.of(), List.of());

    /** What is known of the last time, if anything. */
    static Left of(@Nullable ItemEntry last) {
      Evidence evidence = last == null ? null : last.evidence();
      return evidence == null ? NOTHING : new Left(evidence.inputs(), evidence.outputs());
    }
  }

  /**
   * Looks at the files that the item names.
   *
   * @param last what the item has left the last time
   */
  ItemFiles(Unpublished unpublished, Left last, Object item) throws IOException {
    this.stamps = unpublished.stamps();
    this.unpublished = unpublished;
    this.lastInputs = byPath(last.inputs);
    this.lastOutputs = byPath(last.outputs);
    this.found = new ArrayList<>(0);
    for (Path path : NamedFiles.of(item).paths()) {
      found.add(Sight.of(path));
    }
  }

  /** Has the files read by others, as far as their content is not known. */
  void readAhead(Hashing hashing) {
    for (Sight sight : found) {
      if (sight.isFile() && stamps.byContent() && known(sight).isEmpty()) {
        hashing.start(hash(sight));
      }
    }
  }

  private Hashing.Hash hash(Sight sight) {
    return hashes.computeIfAbsent(sight, Hashing.Hash::new);
  }

  /** The content that the last stamp tells. */
  private Optional<String> known(Sight sight) {
    return stamp(lastInputs, sight.path()).flatMap(stamp -> stamps.known(stamp, sight));
  }

  private static Map<String, FileStamp> byPath(List<FileStamp> stamps) {
    Map<String, FileStamp> byPath = stamps.isEmpty() ? Map.of() : new LinkedHashMap<>();
    stamps.forEach(stamp -> byPath.put(stamp.path(), stamp));
    return byPath;
  }

  private Optional<FileStamp> stamp(Map<String, FileStamp> among, Path path) {
    return among.isEmpty() ? Optional.empty() : Optional.ofNullable(among.get(stamps.text(path)));
  }

  /** Compares all files with what the item has left the last time. */
  Comparison compare() {
    Comparison comparison = new Comparison();
    comparison.inputs();
    comparison.outputs();
    return comparison;
  }

  /** Publishes what the last run of the item was killed before it could. */
  void publish() throws IOException {
    for (FileStamp stamp : lastOutputs.values()) {
      if (!Sight.of(stamps.path(stamp)).looksLike(stamp)) {
        unpublished.settle(stamp);
      }
    }
  }

  /** What has become of the files, and of those that the result names. */
  Left left(@Nullable Object result) throws IOException {
    Optional<Attested.Content> attested =
        result instanceof Attested known ? known.content() : Optional.empty();
    Leaving leaving = new Leaving(NamedFiles.of(result), attested);
    for (Sight sight : found) {
      leaving.add(sight);
    }
    leaving.addResults();
    return new Left(leaving.inputs, leaving.outputs);
  }

  /** The files, one by one, beside their stamps; it goes on until one differs. */
  final class Comparison {
    private final List<FileStamp> inputs = new ArrayList<>(lastInputs.size());
    private final List<FileStamp> outputs = new ArrayList<>(lastOutputs.size());
    private Optional<Reason> difference = Optional.empty();

    /** What has changed; empty if nothing has. */
    Optional<Reason> difference() {
      return difference;
    }

    /** The stamps that hold now. */
    Left renewed() {
      return new Left(inputs, outputs);
    }

    private void inputs() {
      for (Sight sight : found) {
        Optional<FileStamp> stamp = stamp(lastInputs, sight.path());
        if (stamp.isPresent()) {
          compare(Cause.INPUT, stamp.get(), sight, inputs);
        } else if (stamp(lastOutputs, sight.path()).isEmpty()) {
          differ(Cause.INPUT, stamps.text(sight.path()) + " is new");
        }
      }
      if (inputs.size() < lastInputs.size()) {
        differ(Cause.INPUT, "the item names other files");
      }
    }

    private void outputs() {
      for (FileStamp stamp : lastOutputs.values()) {
        if (difference.isEmpty()) {
          compareOutput(stamp);
          settle(stamp);
        }
      }
    }

    private void settle(FileStamp stamp) {
      if (difference.isPresent() && unpublished.settle(stamp)) {
        difference = Optional.empty();
        outputs.add(stamp);
      }
    }

    private void compareOutput(FileStamp stamp) {
      try {
        Sight sight = Sight.of(stamps.path(stamp));
        if (sight.kind() == Sight.Kind.ABSENT) {
          differ(Cause.OUTPUT_MISSING, stamp.path());
        } else {
          compare(Cause.OUTPUT_CHANGED, stamp, sight, outputs);
        }
      } catch (IOException unreadable) {
        differ(Cause.OUTPUT_CHANGED, stamp.path() + " cannot be read");
      }
    }

    private void compare(Cause cause, FileStamp stamp, Sight sight, List<FileStamp> same) {
      if (difference.isPresent()) {
        return;
      }
      try {
        Stamps.Finding finding = stamps.compare(stamp, sight, hash(sight));
        finding.stamp().ifPresent(same::add);
        if (finding.stamp().isEmpty()) {
          differ(cause, finding.change());
        }
      } catch (IOException unreadable) {
        differ(cause, stamp.path() + " cannot be read");
      }
    }

    private void differ(Cause cause, String detail) {
      if (difference.isEmpty()) {
        difference = Optional.of(new Reason(cause, detail));
      }
    }
  }

  /** Tells the files that the item read from those that it wrote. */
  private final class Leaving {
    private final Set<Path> results;
    private final Set<Path> outputFiles;
    private final List<FileStamp> inputs = new ArrayList<>(found.size());
    private final List<FileStamp> outputs = new ArrayList<>(0);
    private final Optional<Attested.Content> attested;

    Leaving(NamedFiles results, Optional<Attested.Content> attested) {
      this.results = new HashSet<>(results.paths());
      this.outputFiles = results.outputFiles().keySet();
      this.attested = attested;
    }

    void add(Sight before) throws IOException {
      if (outputFiles.contains(before.path())) {
        return; // it is not there yet, and comes with the results
      }
      boolean returned = results.remove(before.path());
      Sight after = Sight.of(before.path());
      if (after.equals(before)) {
        boolean own = returned && stamp(lastOutputs, before.path()).isPresent();
        (own ? outputs : inputs).add(stamps.stamp(before, unchangedContent(before)));
      } else if (returned || isWritten(before)) {
        outputs.add(written(after));
      } else {
        inputs.add(changed(before, after));
      }
    }

    private FileStamp written(Sight after) throws IOException {
      Optional<Attested.Content> known = attested.filter(content -> content.isOf(after));
      return known.isPresent() && stamps.byContent()
          ? stamps.stamp(after, known.get().sha256())
          : stamps.read(after);
    }

    private String unchangedContent(Sight before) throws IOException {
      Optional<Attested.Content> told = attested.filter(content -> content.isOf(before));
      if (told.isPresent() && stamps.byContent()) {
        return told.get().sha256();
      }
      return !before.isFile() || !stamps.byContent()
          ? ""
          : content(before).orElseThrow(() -> new IOException(before.path() + " changed"));
    }

    /**
     * What was not there is made by the item. What was there may be made again, or be changed by
     * somebody else; if that happens every time, it is the item.
     */
    private boolean isWritten(Sight before) {
      return before.kind() == Sight.Kind.ABSENT
          || stamp(lastOutputs, before.path()).isPresent()
          || stamp(lastInputs, before.path()).filter(Stamps::isUnstable).isPresent();
    }

    private FileStamp changed(Sight before, Sight after) throws IOException {
      if (before.isFile() && after.isFile() && stamps.byContent()) {
        FileStamp now = stamps.read(after);
        if (content(before).filter(now.sha256()::equals).isPresent()) {
          return now;
        }
      }
      return stamps.unstable(before);
    }

    private Optional<String> content(Sight before) throws IOException {
      Optional<String> known = known(before);
      return known.isPresent() ? known : hash(before).get();
    }

    void addResults() throws IOException {
      for (Path path : results) {
        boolean waits = outputFiles.contains(path);
        Sight sight = Sight.of(waits ? new OutputFile(path).part() : path);
        if (sight.kind() != Sight.Kind.ABSENT) {
          outputs.add(stamps.read(sight).at(stamps.text(path)));
        }
      }
    }
  }
}
