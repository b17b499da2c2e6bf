// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.OutputFile;
import org.paralleltask.jobs.journal.Evidence;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.FileStamp;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.spec.UpToDate;

@Timeout(60)
class ItemCheckTest {
  /** An item with a file that it reads and one that it writes. */
  private record Copy(Path from, Path to) {}

  private static final long HOUR = 3_600_000;

  @TempDir Path directory;
  private final Hashing hashing = new Hashing();
  private Fingerprint code = Fingerprint.of(Map.of("acme.Copies", "1"));
  private Fingerprint options = Fingerprint.of(Map.of());
  private UpToDate mode = UpToDate.CONTENT;
  private long now = System.currentTimeMillis() + HOUR;
  private long written = now - HOUR;
  private boolean planning;
  private Path from;
  private Path to;

  @BeforeEach
  void anInput() throws IOException {
    from = write("from.txt", "abc");
    to = directory.resolve("to.txt");
  }

  @AfterEach
  void stopReading() {
    hashing.close();
  }

  /** Writes are a second apart for those who look at the time of a file, however fast the test. */
  private Path write(String name, String content) throws IOException {
    Path file = Files.writeString(directory.resolve(name), content);
    return Files.setLastModifiedTime(file, FileTime.fromMillis(written += 1000));
  }

  private ItemCheck check(ItemEntry last, Object item) throws IOException {
    KnownFingerprints known = KnownFingerprints.read(directory.resolve("run"));
    Basis basis = new Basis(code, options, known);
    Stamps stamps = new Stamps(directory, mode, () -> now);
    Unpublished unpublished = new Unpublished(stamps, !planning);
    ItemFiles files = new ItemFiles(unpublished, ItemFiles.Left.of(last), item);
    return new ItemCheck(() -> Optional.of(basis), mode, hashing, last, Optional.of(files));
  }

  private static ItemEntry entry(State state, Evidence evidence) {
    Failure failure = state == State.FAILED ? new Failure("X", "X: no\nmore", null) : null;
    return new ItemEntry(0, 1, "a", state, null, List.of(), failure, List.of(), evidence);
  }

  /** What the item does while it runs. */
  private interface Work {
    Object run() throws IOException;
  }

  private ItemEntry run(ItemEntry last, Object item, Work work) throws IOException {
    ItemCheck check = check(last, item);
    check.reason();
    return entry(State.OK, check.finish(work.run()).orElseThrow());
  }

  private ItemEntry ran(Object item) throws IOException {
    return run(null, item, () -> null);
  }

  private Object copy() throws IOException {
    write("to.txt", Files.readString(from)); // at another time than before, however fast it is
    return null;
  }

  private String reason(ItemEntry last, Object item) throws IOException {
    return check(last, item).reason().text();
  }

  @Test
  void unknownItem_hasNoRecord() throws IOException {
    assertEquals("NO_RECORD", reason(null, "a"));
    assertEquals("NO_RECORD", reason(entry(State.NOT_RUN, null), "a"));
  }

  @Test
  void failedItem_isRunAgain() throws IOException {
    assertEquals("LAST_FAILED (X: no)", reason(entry(State.FAILED, null), "a"));
    assertEquals("LAST_FAILED CANCELLED", reason(entry(State.CANCELLED, null), "a"));
  }

  @Test
  void itemWithoutFiles_isUnchanged() throws IOException {
    assertEquals("UNCHANGED", reason(ran("a"), "a"));
    assertEquals("UNCHANGED", reason(entry(State.UP_TO_DATE, ran("a").evidence()), "a"));
  }

  @Test
  void E3_otherCode_isToldByTheClass() throws IOException {
    KnownFingerprints.read(directory.resolve("run")).keep(code);
    ItemEntry last = ran("a");

    code = Fingerprint.of(Map.of("acme.Copies", "1", "acme.Helper", "2"));

    assertEquals("CODE acme.Helper is new", reason(last, "a"));
  }

  @Test
  void otherCode_isToldWithoutTheFileThatNamesIt() throws IOException {
    ItemEntry last = ran("a");
    Files.delete(directory.resolve("run").resolve(KnownFingerprints.FILE));

    code = Fingerprint.of(Map.of("acme.Copies", "2"));

    assertEquals("CODE changed", reason(last, "a"));
  }

  @Test
  void E3_otherOption_isToldByItsName() throws IOException {
    options = OptionsThatMatter.of(List.of("-Dquality=80", "-Xmx1g"), Map.of());
    KnownFingerprints.read(directory.resolve("run")).keep(options);
    ItemEntry last = ran("a");

    options = OptionsThatMatter.of(List.of("-Dquality=90", "-Xmx2g", "-XX:+UseSerialGC"), Map.of());

    assertEquals("OPTION workerJvmArgs -Dquality changed", reason(last, "a"));
  }

  @Test
  void otherQuestionToATable_isToldByItsName_andPasswordsForServersAreNone() throws IOException {
    options = OptionsThatMatter.of(List.of(), asked("a=1", "secret"));
    KnownFingerprints.read(directory.resolve("run")).keep(options);
    ItemEntry last = ran("a");

    Map<String, String> same = new HashMap<>(asked("a=1", "another"));
    same.put("parallel.aggregate.limit", "7");
    options = OptionsThatMatter.of(List.of(), same);
    assertEquals("UNCHANGED", reason(last, "a"));

    options = OptionsThatMatter.of(List.of(), asked("a=2", "another"));
    assertEquals("OPTION where changed", reason(last, "a"));
  }

  private static Map<String, String> asked(String where, String password) {
    return Map.of("parallel.aggregate.where", where, "parallel.download.access", password);
  }

  @Test
  void memoryOfTheJvm_isNoChange() throws IOException {
    ItemEntry last = ran("a");

    options = OptionsThatMatter.of(List.of("-Xmx2g", "-XX:+UseSerialGC"), Map.of());

    assertEquals("UNCHANGED", reason(last, "a"));
  }

  @Test
  void upToDateOff_runsEverything() throws IOException {
    ItemEntry last = ran("a");

    mode = UpToDate.OFF;

    assertEquals("FORCED (upToDate=off)", reason(last, "a"));
  }

  @Test
  void touchedInput_isUnchanged_andNotReadNextTime() throws IOException {
    ItemEntry last = ran(from);

    Files.setLastModifiedTime(from, FileTime.fromMillis(1_700_000_000_000L));
    ItemCheck check = check(last, from);

    assertEquals("UNCHANGED", check.reason().text());
    FileStamp renewed = check.renewed().inputs().get(0);
    assertEquals(1_700_000_000_000L, renewed.modifiedMillis());
    assertTrue(renewed.settled());
  }

  @Test
  void touchedInput_isAChangeByTime() throws IOException {
    mode = UpToDate.MTIME;
    ItemEntry last = ran(from);
    assertEquals("UNCHANGED", reason(last, from));

    Files.setLastModifiedTime(from, FileTime.fromMillis(1_700_000_000_000L));

    assertEquals("INPUT from.txt changed (its time)", reason(last, from));
  }

  @Test
  void byTime_filesAreNotRead() throws IOException {
    mode = UpToDate.MTIME;
    ItemEntry last = ran(from);

    assertEquals("", last.evidence().inputs().get(0).sha256());
    mode = UpToDate.CONTENT;
    assertEquals("UNCHANGED", reason(last, from));
  }

  @Test
  void editedInput_isToldWithItsHashes() throws IOException {
    ItemEntry last = ran(from);

    write("from.txt", "abd");

    assertEquals(
        "INPUT from.txt changed (sha256 a52d159f..., was ba7816bf...)", reason(last, from));
  }

  @Test
  void longerInput_isToldWithItsSize() throws IOException {
    ItemEntry last = ran(from.toFile());

    write("from.txt", "abcd");

    assertEquals("INPUT from.txt changed (4 bytes, was 3)", reason(last, new File("" + from)));
  }

  @Test
  void editWithinTheTickOfTheClock_isNoticed() throws IOException {
    now = Files.getLastModifiedTime(from).toMillis() + 1000;
    ItemEntry last = ran(from);
    assertFalse(last.evidence().inputs().get(0).settled());

    FileTime time = Files.getLastModifiedTime(from);
    write("from.txt", "abd");
    Files.setLastModifiedTime(from, time);

    assertTrue(reason(last, from).startsWith("INPUT from.txt changed (sha256"));
  }

  @Test
  void C14_timeInTheFuture_isNotTrusted() throws IOException {
    FileTime future = FileTime.fromMillis(now + HOUR);
    Files.setLastModifiedTime(from, future);
    ItemEntry last = ran(from);

    write("from.txt", "abd");
    Files.setLastModifiedTime(from, future);

    assertTrue(reason(last, from).startsWith("INPUT from.txt changed (sha256"));
  }

  @Test
  void inputThatIsGone_isTold() throws IOException {
    ItemEntry last = ran(List.of(from));

    Files.delete(from);

    assertEquals("INPUT from.txt is gone", reason(last, List.of(from)));
  }

  @Test
  void inputThatWasNotThere_isNoticedWhenItAppears() throws IOException {
    ItemEntry last = ran(new Path[] {to});
    assertEquals("UNCHANGED", reason(last, new Path[] {to}));

    write("to.txt", "new");

    assertEquals("INPUT to.txt is a file now", reason(last, new Path[] {to}));
  }

  @Test
  void directories_areNotFollowed() throws IOException {
    Path images = Files.createDirectory(directory.resolve("images"));
    ItemEntry last = ran(images);

    write("images/a.png", "new");

    assertEquals("UNCHANGED", reason(last, images));
    Files.delete(images.resolve("a.png"));
    Files.delete(images);
    assertEquals("INPUT images is gone", reason(last, images));
  }

  @Test
  void fileThatTheItemMade_isAnOutput() throws IOException {
    Copy item = new Copy(from, to);
    ItemEntry last = run(null, item, this::copy);
    assertEquals("UNCHANGED", reason(last, item));

    Files.delete(to);
    assertEquals("OUTPUT_MISSING to.txt", reason(last, item));
    write("to.txt", "abd");
    assertTrue(reason(last, item).startsWith("OUTPUT_CHANGED to.txt changed (sha256"));
    write("to.txt", "abc");
    assertEquals("UNCHANGED", reason(last, item));
    write("from.txt", "xyz");
    assertTrue(reason(last, item).startsWith("INPUT from.txt changed"));
  }

  @Test
  void fileThatTheItemReturned_isAnOutput() throws IOException {
    ItemEntry last =
        run(null, "a", () -> Optional.of(Map.of("copy", write("to.txt", "abc").toFile())));
    assertEquals("UNCHANGED", reason(last, "a"));

    Files.delete(to);
    assertEquals("OUTPUT_MISSING to.txt", reason(last, "a"));
    write("to.txt", "ab");
    assertEquals("OUTPUT_CHANGED to.txt changed (2 bytes, was 3)", reason(last, "a"));
  }

  @Test
  void outputThatIsNotThere_isNone() throws IOException {
    ItemEntry last = run(null, "a", () -> to);

    assertEquals(List.of(), last.evidence().outputs());
    assertEquals("UNCHANGED", reason(last, "a"));
  }

  @Test
  void outputThatIsReadOnceMore_isTrustedAfterwards() throws IOException {
    now = System.currentTimeMillis();
    ItemEntry last = run(null, "a", () -> write("to.txt", "abc"));
    assertFalse(last.evidence().outputs().get(0).settled());

    now += HOUR;
    ItemCheck check = check(last, "a");

    assertEquals("UNCHANGED", check.reason().text());
    assertTrue(check.renewed().outputs().get(0).settled());
  }

  @Test
  void outputThatAnotherRunHadMade_isAnOutputInTheEnd() throws IOException {
    write("to.txt", "of a run that nobody knows of");
    Copy item = new Copy(from, to);

    ItemEntry first = run(null, item, this::copy);
    // Somebody else may have changed an input: in doubt it runs again.
    assertEquals("INPUT to.txt changed while the item ran", reason(first, item));

    ItemEntry second = run(first, item, this::copy);
    assertEquals("UNCHANGED", reason(second, item));
    Files.delete(to);
    assertEquals("OUTPUT_MISSING to.txt", reason(second, item));
  }

  @Test
  void outputThatIsWrittenAgain_staysAnOutput() throws IOException {
    Copy item = new Copy(from, to);
    ItemEntry first = run(null, item, this::copy);
    write("from.txt", "xyz");

    ItemEntry second = run(first, item, this::copy);

    assertEquals("UNCHANGED", reason(second, item));
    assertEquals("to.txt", second.evidence().outputs().get(0).path());
  }

  @Test
  void inputThatIsEditedWhileTheItemRuns_isNoticed() throws IOException {
    ItemEntry last = run(null, from, () -> write("from.txt", "changed").toString());

    assertEquals("INPUT from.txt changed while the item ran", reason(last, from));
  }

  @Test
  void inputThatIsChangedInPlace_isAnOutput() throws IOException {
    ItemEntry last = run(null, from, () -> write("from.txt", "formatted"));

    assertEquals("UNCHANGED", reason(last, from));
    write("from.txt", "edited");
    assertEquals("OUTPUT_CHANGED from.txt changed (6 bytes, was 9)", reason(last, from));
  }

  @Test
  void inputsThatAreKnown_areNotReadAgain() throws IOException {
    ItemEntry first = ran(from);
    FileTime time = Files.getLastModifiedTime(from);
    code = Fingerprint.of(Map.of("acme.Copies", "2"));
    write("from.txt", "xyz"); // so that reading it would be seen
    Files.setLastModifiedTime(from, time);

    ItemEntry second = run(first, from, () -> null);

    assertEquals(
        first.evidence().inputs().get(0).sha256(), second.evidence().inputs().get(0).sha256());
  }

  @Test
  void fileOutsideTheProject_hasItsWholePath(@TempDir Path elsewhere) throws IOException {
    Path outside = Files.writeString(elsewhere.resolve("a.txt"), "abc");

    ItemEntry last = ran(outside);

    assertEquals(outside.toString(), last.evidence().inputs().get(0).path());
    Files.delete(outside);
    assertEquals("INPUT " + outside + " is gone", reason(last, outside));
  }

  @Test
  void pathInAnotherFileSystem_cannotBeTold() throws IOException {
    URI zip = URI.create("jar:" + directory.resolve("a.zip").toUri());
    try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Path inside = files.getPath("a.txt");

      assertThrows(IOException.class, () -> ran(inside));
      ItemCheck check = check(null, "a");
      assertEquals(Optional.empty(), check.finish(inside));
    }
  }

  /** Never ends. */
  private static final class Endless extends AbstractList<Object> {
    @Override
    public Object get(int index) {
      return "more";
    }

    @Override
    public int size() {
      return Integer.MAX_VALUE;
    }
  }

  /** Cannot be looked into. */
  record Broken(Path path) {
    @Override
    public Path path() {
      throw new IllegalStateException("no path");
    }
  }

  @Test
  void itemThatCannotBeLookedThrough_cannotBeTold() {
    List<Object> knot = new ArrayList<>();
    knot.add(knot);

    assertThrows(IOException.class, () -> ran(knot));
    assertThrows(IOException.class, () -> ran(new Endless()));
    assertThrows(IOException.class, () -> ran(new Broken(from)));
  }

  /** A run that makes the file, and is killed before it publishes it. */
  private ItemEntry killedBeforePublishing() throws IOException {
    OutputFile file = OutputFile.create(to);
    return run(
        null,
        from,
        () -> {
          Files.writeString(file.part(), Files.readString(from));
          return List.of(file);
        });
  }

  @Test
  void outputFile_isStampedAsItWillBe() throws IOException {
    ItemEntry last = killedBeforePublishing();
    assertFalse(Files.exists(to));

    new OutputFile(to).publish();

    assertEquals("to.txt", last.evidence().outputs().get(0).path());
    assertEquals("UNCHANGED", reason(last, from));
  }

  @Test
  void outputFileThatWasNotPublished_isPublished_andTheItemNeedNotRun() throws IOException {
    ItemEntry last = killedBeforePublishing();
    write("to.txt", "of an earlier run");

    ItemCheck check = check(last, from);

    assertEquals("UNCHANGED", check.reason().text());
    assertEquals("abc", Files.readString(to));
    assertEquals(last.evidence(), check.renewed());
    assertFalse(Files.exists(new OutputFile(to).part()));
  }

  @Test
  void outputFileThatWasNotPublished_isPublishedToo_whereNobodyAsksWhetherTheItemRuns()
      throws IOException {
    ItemEntry last = killedBeforePublishing();

    check(last, from).publish();

    assertEquals("abc", Files.readString(to));
  }

  @Test
  void outputFileThatWasNotPublished_staysWhereItIs_whenARunIsPlanned() throws IOException {
    ItemEntry last = killedBeforePublishing();
    planning = true;

    assertEquals("UNCHANGED", reason(last, from));
    assertFalse(Files.exists(to));
  }

  @Test
  void outputFileThatIsNotWhatWasWrittenDown_isNotPublished() throws IOException {
    ItemEntry last = killedBeforePublishing();
    Files.writeString(new OutputFile(to).part(), "abd");

    assertEquals("OUTPUT_MISSING to.txt", reason(last, from));
    assertFalse(Files.exists(to));
  }

  @Test
  void outputFileThatTheItemNames_isAnOutput() throws IOException {
    write("to.txt", "of an earlier run");
    OutputFile file = OutputFile.create(to);
    Copy item = new Copy(from, to);

    ItemEntry last =
        run(
            null,
            item,
            () -> {
              Files.writeString(file.part(), "abc");
              return file;
            });
    file.publish();

    assertEquals("UNCHANGED", reason(last, item));
    Files.writeString(to, "edited");
    assertEquals("OUTPUT_CHANGED to.txt changed (6 bytes, was 3)", reason(last, item));
  }

  @Test
  void whatIsUnchanged_isRenewedToTheSame() throws IOException {
    ItemEntry ran = ran(from);
    ItemEntry last = ran.with(ran.evidence().withResult("MQ=="));
    ItemCheck check = check(last, from);
    check.reason();

    assertEquals(last.evidence(), check.renewed());
  }

  @Test
  void whatHasToRun_hasNothingToRenew() throws IOException {
    ItemCheck check = check(null, "a");
    check.reason();

    assertThrows(IllegalStateException.class, check::renewed);
  }
}
