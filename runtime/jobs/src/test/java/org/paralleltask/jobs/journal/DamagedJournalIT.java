// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever becomes of a journal's bytes, reading it does not throw, and no item counts as ended
 * well that has not. Thousands of rounds, all of which can be repeated: the seed is the round.
 */
@Timeout(300)
class DamagedJournalIT {
  private static final int ITEMS = 30;
  private static final int ROUNDS = 500;

  @TempDir Path directory;

  private byte[] whole = {};
  private final Map<Long, Set<ItemEntry>> written = new HashMap<>();
  private final Map<Long, ItemEntry> last = new HashMap<>();

  /** What may happen to the bytes. */
  private enum Damage {
    FLIP {
      @Override
      byte[] of(byte[] bytes, Random random) {
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
      }
    },
    NULS {
      @Override
      byte[] of(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length - 800);
        Arrays.fill(
            bytes, from, Math.min(bytes.length - 500, from + random.nextInt(600)), (byte) 0);
        return bytes;
      }
    },
    /** That may be a whole record, without a trace. */
    BYTES_LOST(false) {
      @Override
      byte[] of(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length - 700);
        return join(
            Arrays.copyOf(bytes, from),
            Arrays.copyOfRange(bytes, from + 1 + random.nextInt(300), bytes.length));
      }
    },
    BYTES_ADDED {
      @Override
      byte[] of(byte[] bytes, Random random) {
        byte[] noise = new byte[1 + random.nextInt(50)];
        random.nextBytes(noise);
        int at = random.nextInt(bytes.length);
        return join(
            join(Arrays.copyOf(bytes, at), noise), Arrays.copyOfRange(bytes, at, bytes.length));
      }
    },
    BYTES_SWAPPED {
      @Override
      byte[] of(byte[] bytes, Random random) {
        int a = random.nextInt(bytes.length);
        int b = random.nextInt(bytes.length);
        byte kept = bytes[a];
        bytes[a] = bytes[b];
        bytes[b] = kept;
        return bytes;
      }
    },
    LINES_JOINED {
      @Override
      byte[] of(byte[] bytes, Random random) {
        List<String> lines = lines(bytes);
        int at = random.nextInt(lines.size() - 1);
        lines.set(at, lines.get(at) + lines.remove(at + 1));
        return bytes(lines);
      }
    },
    LINES_SWAPPED {
      @Override
      byte[] of(byte[] bytes, Random random) {
        List<String> lines = lines(bytes);
        Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        return bytes(lines);
      }
    },
    LINES_DUPLICATED {
      @Override
      byte[] of(byte[] bytes, Random random) {
        List<String> lines = lines(bytes);
        for (int i = random.nextInt(5); i >= 0; i--) {
          lines.add(random.nextInt(lines.size()), lines.get(random.nextInt(lines.size())));
        }
        return bytes(lines);
      }
    },
    LINES_SHUFFLED {
      @Override
      byte[] of(byte[] bytes, Random random) {
        List<String> lines = lines(bytes);
        Collections.shuffle(lines, random);
        return bytes(lines);
      }
    },
    /** What comes after is lost without a trace, so that an earlier state is the last. */
    CUT(false) {
      @Override
      byte[] of(byte[] bytes, Random random) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
    },
    ALL(false) {
      @Override
      byte[] of(byte[] bytes, Random random) {
        byte[] damaged = bytes;
        for (int i = 0; i < 4; i++) {
          damaged = damaged.length < 1000 ? damaged : single(random).of(damaged, random);
        }
        return damaged;
      }
    };

    /**
     * Whether what was written last of an item must not be forgotten in favour of what was before.
     */
    final boolean strict;

    Damage() {
      this(true);
    }

    Damage(boolean strict) {
      this.strict = strict;
    }

    abstract byte[] of(byte[] bytes, Random random);

    private static Damage single(Random random) {
      List<Damage> kinds = List.copyOf(EnumSet.range(FLIP, LINES_SHUFFLED));
      return kinds.get(random.nextInt(kinds.size()));
    }
  }

  private static byte[] join(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }

  private static List<String> lines(byte[] bytes) {
    return new ArrayList<>(List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)));
  }

  private static byte[] bytes(List<String> lines) {
    return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Three runs: one ends, one fails items that had ended well, one is killed. */
  @BeforeEach
  void write() throws Exception {
    for (int run = 0; run < 3; run++) {
      try (Journal journal = Journal.open(directory, true, warning -> {})) {
        journal.start(Sample.facts(ITEMS));
        for (int item = 0; item < ITEMS; item++) {
          write(journal, run, item);
        }
        for (int i = 0; i < 5; i++) { // what is lost at the end may be of no item
          journal.halt("x".repeat(150));
        }
      }
    }
    whole = Files.readAllBytes(directory.resolve(Journal.FILE));
  }

  private void write(Journal journal, int run, int item) {
    if (run == 0) {
      end(journal, item, State.OK);
    } else if (item % 3 == run) {
      journal.again(Sample.key(item));
      last.remove(Sample.key(item));
      if (item % 2 == 0) {
        end(journal, item, State.FAILED);
      }
    } else {
      long key = Sample.key(item);
      journal.end(ItemEntry.unstarted(item, key, Sample.label(item), State.UP_TO_DATE, null));
    }
  }

  private void end(Journal journal, int item, State state) {
    ItemEntry entry = Sample.ended(item, state);
    journal.end(entry);
    last.put(entry.key(), entry);
    written.computeIfAbsent(entry.key(), any -> new HashSet<>()).add(entry);
  }

  @ParameterizedTest
  @EnumSource
  void E1_anyDamage_noItemCountsAsEndedWellThatHasNot(Damage damage) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damage.of(whole.clone(), new Random(round));
      Files.write(directory.resolve(Journal.FILE), damaged);
      String what = damage + " in round " + round;
      if (round % 50 == 0) {
        checkOpened(damage, what);
      } else {
        checkRead(damage, what);
      }
    }
  }

  private void checkRead(Damage damage, String what) throws IOException {
    Path file = directory.resolve(Journal.FILE);
    Replay replay = Replay.of(file);
    Optional<LastRun> run = LastRun.of(file, replay);
    if (run.isPresent()) {
      checkItems(run.get(), what);
    }
    try (History history = new History(replay.table(), new RecordFile(file))) {
      check(history, damage, what);
    }
  }

  private static void checkItems(LastRun run, String what) {
    Set<Long> positions = new HashSet<>();
    run.items(
        item ->
            assertTrue(
                positions.add(item.index()) || item.state() == State.CANCELLED,
                () -> "item " + item.index() + " is there twice, after " + what));
  }

  private void checkOpened(Damage damage, String what) throws IOException, LockedException {
    for (int again = 0; again < 2; again++) {
      try (Journal journal = Journal.open(directory, true, warning -> {})) {
        check(journal.earlier().history(), damage, what);
      }
    }
  }

  private void check(History history, Damage damage, String what) throws IOException {
    for (int item = 0; item < ITEMS; item++) {
      Optional<Known> known = history.find(Sample.key(item), Sample.label(item));
      if (known.isPresent()) {
        ItemEntry entry = known.get().entry();
        assertTrue(
            written.getOrDefault(entry.key(), Set.of()).contains(entry),
            () -> "nobody has written " + entry + ", after " + what);
        if (damage.strict && entry.state() == State.OK) {
          assertEquals(last.get(entry.key()), entry, what);
        }
      }
    }
  }
}
