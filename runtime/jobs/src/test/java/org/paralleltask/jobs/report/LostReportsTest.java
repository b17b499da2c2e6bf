// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.paralleltask.jobs.journal.Conclusion;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.PastRun;
import org.paralleltask.jobs.journal.RunFacts;
import org.paralleltask.jobs.journal.RunRecord;
import org.paralleltask.jobs.journal.State;
import org.paralleltask.jobs.report.sample.SampleRun;
import org.paralleltask.jobs.spec.ReportKind;

/** One report cannot be written, for any reason, at any moment: the others are. */
@Timeout(60)
class LostReportsTest {
  private static final int ITEMS = 300;

  @TempDir Path directory;
  private final List<String> warnings = new ArrayList<>();

  /** What is thrown. */
  private enum Fault {
    IO,
    RUNTIME,
    MEMORY;

    void strikeUnchecked() {
      if (this == RUNTIME) {
        throw new UncheckedIOException(new IOException("struck"));
      }
      throw new OutOfMemoryError("struck");
    }

    void strike() throws IOException {
      switch (this) {
        case IO -> throw new IOException("struck");
        case RUNTIME -> throw new IllegalStateException("struck");
        case MEMORY -> throw new OutOfMemoryError("struck");
      }
    }
  }

  /** When. */
  private enum Moment {
    MAKE,
    ADD,
    FINISH,
    CLOSE
  }

  private static Stream<Arguments> cases() {
    List<ReportKind> lists =
        List.of(
            ReportKind.ITEMS,
            ReportKind.JUNIT,
            ReportKind.FAILED,
            ReportKind.TRACE,
            ReportKind.HTML);
    return lists.stream()
        .flatMap(
            kind ->
                Arrays.stream(Moment.values())
                    .flatMap(
                        moment ->
                            Arrays.stream(Fault.values())
                                .map(fault -> Arguments.of(kind, moment, fault))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reportIsLost_itIsNamed_andTheOthersAreThere(ReportKind lost, Moment moment, Fault fault)
      throws IOException {
    SampleRun run = SampleRun.failed(ITEMS, 4);
    Path whole = directory.resolve("whole");
    Reports.write(run, whole, ReportKind.all(), warnings::add);
    assertEquals(List.of(), warnings);
    Path part = directory.resolve("part");
    Reports.Written written =
        Reports.write(
            run,
            part,
            ReportKind.all(),
            warnings::add,
            (kind, digest, out) -> writer(kind, digest, out, lost, moment, fault));

    String name = name(lost);
    assertEquals(1, warnings.size(), warnings::toString);
    assertTrue(warnings.get(0).startsWith(part.resolve(name) + " cannot be written: "));
    assertTrue(warnings.get(0).endsWith("struck."), warnings.get(0));
    Set<String> names = names(whole);
    names.remove(name);
    assertEquals(names, names(part));
    assertFalse(written.files().containsValue(name));
    for (String other : names) {
      if (!other.equals("result.json")) { // it names the others
        assertArrayEquals(
            Files.readAllBytes(whole.resolve(other)), Files.readAllBytes(part.resolve(other)));
      }
    }
    JsonObject result =
        JsonParser.parseString(Files.readString(part.resolve("result.json"))).getAsJsonObject();
    assertFalse(result.getAsJsonObject("files").toString().contains(name));
    assertEquals("failed", result.get("outcome").getAsString());
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = "IO", mode = EnumSource.Mode.EXCLUDE)
  void itemsCannotBeReadToTheirEnd_eachListIsNamed_andTheResultIsThere(Fault fault)
      throws IOException {
    RunRecord run = readOnceFrom(SampleRun.failed(ITEMS, 4), fault);
    Reports.Written written = Reports.write(run, directory, ReportKind.all(), warnings::add);
    assertEquals(5, warnings.size(), warnings::toString);
    assertEquals(Set.of("result.json", "summary.md"), names(directory));
    assertEquals(ITEMS, written.digest().total());
  }

  /** The digest reads all of them; whoever reads them again does not come far. */
  private static RunRecord readOnceFrom(SampleRun run, Fault fault) {
    boolean[] read = {false};
    return new Delegate(run) {
      @Override
      public void items(Consumer<? super ItemEntry> items) {
        super.items(
            item -> {
              if (read[0] && item.index() == ITEMS / 2) {
                fault.strikeUnchecked();
              }
              items.accept(item);
            });
        read[0] = true;
      }
    };
  }

  private static ItemReport writer(
      ReportKind kind, Digest digest, OutputStream out, ReportKind lost, Moment moment, Fault fault)
      throws IOException {
    ItemReport real = Reports.writer(kind, digest, ReportKind.all(), out);
    if (kind != lost) {
      return real;
    }
    if (moment == Moment.MAKE) {
      fault.strike();
    }
    return new ItemReport() {
      @Override
      public void add(ItemEntry entry) throws IOException {
        real.add(entry);
        if (moment == Moment.ADD && entry.index() == ITEMS / 2) {
          fault.strike();
        }
      }

      @Override
      public void finish() throws IOException {
        real.finish();
        if (moment == Moment.FINISH) {
          fault.strike();
        }
      }

      @Override
      public void close() throws IOException {
        real.close();
        if (moment == Moment.CLOSE) {
          fault.strike();
        }
      }
    };
  }

  private static String name(ReportKind kind) {
    return switch (kind) {
      case ITEMS -> "items.ndjson";
      case JUNIT -> "TEST-parallel-product-images.xml";
      case FAILED -> "failed.txt";
      case TRACE -> "trace.json";
      case HTML -> "report.html";
      case JSON -> "result.json";
      case MARKDOWN -> "summary.md";
    };
  }

  private static Set<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      Set<String> names = new TreeSet<>();
      files.forEach(file -> names.add(file.getFileName().toString()));
      return names;
    }
  }

  /** A run as another one is. */
  private abstract static class Delegate implements RunRecord {
    private final RunRecord run;

    Delegate(RunRecord run) {
      this.run = run;
    }

    @Override
    public RunFacts facts() {
      return run.facts();
    }

    @Override
    public Optional<Conclusion> conclusion() {
      return run.conclusion();
    }

    @Override
    public long elapsedMillis() {
      return run.elapsedMillis();
    }

    @Override
    public Map<State, Long> counts() {
      return run.counts();
    }

    @Override
    public List<PastRun> past() {
      return run.past();
    }

    @Override
    public void items(Consumer<? super ItemEntry> items) {
      run.items(items);
    }

    @Override
    public Optional<ItemEntry> before(ItemEntry item) {
      return run.before(item);
    }
  }
}
