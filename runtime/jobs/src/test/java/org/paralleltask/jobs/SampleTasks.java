// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.paralleltask.Task;
import org.paralleltask.sync.SharedLock;
import org.paralleltask.sync.SharedLong;

/** Stands for a generated class; package-private, as the processor makes it for such an owner. */
final class SampleTasks {
  static final Task<Long, Long> twice = Task.of("Sample#twice", Sample::twice);
  static final Task<Integer, Integer> picky = Task.of("Sample#picky", Sample::picky);
  static final Task<String, String> stuck = Task.of("Sample#stuck", Sample::stuck);
  static final Task<String, String> deaf = Task.of("Sample#deaf", Sample::deaf);
  static final Task<String, String> exit = Task.of("Sample#exit", Sample::exit);
  static final Task<String, String> nasty = Task.of("Sample#nasty", Sample::nasty);
  static final Task<Path, String> name = Task.of("Sample#name", p -> p.getFileName().toString());

  static final Task<Path, Path> copies = Task.of("Sample#copies", Sample::copies);
  static final Task<String, String> flaky = Task.of("Sample#flaky", Sample::flaky);
  static final Task<String, String> faulty = Task.of("Sample#faulty", Sample::faulty);
  static final Task<String, String> slow =
      Task.<String, String>of("Sample#slow", Sample::slow).reduce(Sample::join);
  static final Task<String, String> mixed = Task.of("Sample#mixed", Sample::mixed);
  static final Task<String, String> dies = Task.of("Sample#dies", Dying::dies);
  static final Task<Integer, Long> huge = Task.of("Sample#huge", number -> Long.MAX_VALUE);
  static final Task<String, String> same = Task.of("Sample#same", text -> text);
  static final Task<String, String> joined =
      Task.<String, String>of("Sample#joined", text -> text).reduce(Sample::join);
  static final Task<Long, Long> endless =
      Task.<Long, Long>of("Sample#endless", Sample::twice).itemsFrom(Sample::endless);
  static final Task<Long, Long> torn =
      Task.<Long, Long>of("Sample#torn", Sample::twice).itemsFrom(Sample::torn);

  static final Task<String, String> hoard = Task.of("Sample#hoard", Sample::hoard);

  static final Task<String, String> unclosable =
      Task.of("Sample#unclosable", Unclosable::new, Unclosable::same);

  static final Task<String, String> pair =
      Task.<String, String>of("Sample#pair", Sample::pair)
          .<String>itemsOf(Sample::pairs)
          .reduce(Sample::join);
  static final Task<String, String> same2 = Task.of("Sample#same2", text -> text + "!");
  static final Task<Deposit, Long> deposit =
      Task.<Deposit, Long>of("Sample#deposit", Deposit::make).itemsFrom(Deposit::all);

  private SampleTasks() {}
}

final class Sample {
  private Sample() {}

  /** Writes a file beside the item's. */
  static Path copies(Path file) throws IOException {
    Path copy = file.resolveSibling(file.getFileName() + ".copy");
    Files.writeString(copy, "copy of " + file.getFileName());
    return copy;
  }

  /** Every two results are an item. */
  static Stream<String> pairs(Stream<String> results) {
    List<String> all = results.toList();
    if (all.contains("unpaired")) {
      throw new IllegalStateException("nothing fits");
    }
    return IntStream.range(0, all.size() / 2)
        .mapToObj(i -> all.get(2 * i) + "&" + all.get(2 * i + 1));
  }

  static String pair(String item) throws InterruptedException {
    return item.length() < 4 ? item : mixed(item);
  }

  static long twice(long number) {
    return 2 * number;
  }

  static int picky(int number) {
    System.out.println("looking at " + number);
    if (number % 5 == 0) {
      throw new IllegalStateException("bad number " + number);
    }
    return number;
  }

  static String stuck(String item) throws InterruptedException {
    new CountDownLatch(1).await();
    return item;
  }

  static String deaf(String item) {
    while (true) {
      Thread.onSpinWait();
    }
  }

  static String exit(String item) {
    System.exit(0);
    return item;
  }

  private static final List<byte[]> HOARD = new ArrayList<>();

  /** Takes the whole heap, for ever, but for about so many kB. */
  static synchronized String hoard(String freeKilobytes) {
    Runtime memory = Runtime.getRuntime();
    System.gc();
    long used = memory.totalMemory() - memory.freeMemory();
    long free = Long.parseLong(freeKilobytes) << 10;
    for (long left = memory.maxMemory() - used - free; left > 0; left -= 16 << 10) {
      HOARD.add(new byte[16 << 10]);
    }
    return freeKilobytes;
  }

  static String nasty(String item) {
    if (item.isEmpty()) {
      return item;
    }
    throw new RuntimeException() {
      @Override
      public String getMessage() {
        throw new IllegalStateException("no message");
      }
    };
  }

  private static final Set<String> TRIED = ConcurrentHashMap.newKeySet();

  /** Fails the first time, and always if it is called never. */
  static String flaky(String item) {
    if (item.equals("never") || TRIED.add(item)) {
      throw new IllegalStateException("not yet: " + item);
    }
    return item;
  }

  static String faulty(String item) {
    switch (item) {
      case "memory", "memory2" -> throw new OutOfMemoryError("Java heap space");
      case "stack" -> deeper(0);
      case "null" -> throw new IllegalStateException((String) null);
      case "huge" -> throw new IllegalStateException("x".repeat(10 << 20));
      case "twisted" -> throw new Twisted();
      case "linkage" -> throw new NoClassDefFoundError("com/acme/Missing");
      default -> {}
    }
    return item;
  }

  private static int deeper(int depth) {
    return depth < 0 ? depth : deeper(depth + 1) + 1;
  }

  /** Fails, hangs, or is done, as the item says. */
  static String mixed(String item) throws InterruptedException {
    return switch (item.substring(0, 4)) {
      case "fail" -> throw new IllegalStateException("told to fail");
      case "hang" -> stuck(item);
      case "deaf" -> deaf(item);
      case "wait" -> slow(item);
      default -> item;
    };
  }

  /** Long enough for a run to be killed between two of them. */
  static String slow(String item) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(item.startsWith("wait") ? 500 : 10));
    return item;
  }

  static String join(String left, String right) {
    if (right.equals("bad")) {
      throw new AssertionError("cannot join bad");
    }
    return left + "+" + right;
  }

  static Stream<Long> endless() {
    AtomicLong pulled = new AtomicLong();
    return Stream.iterate(1L, number -> number + 1)
        .peek(number -> pulled.set(number))
        .onClose(() -> System.out.println("closed after " + pulled));
  }

  static Stream<Long> torn() {
    return endless().map(Sample::atMostThree);
  }

  private static long atMostThree(long number) {
    if (number > 3) {
      throw new IllegalStateException("no line " + number);
    }
    return number;
  }
}

/** A worker that ends can only have it logged that this cannot be closed. */
final class Unclosable implements AutoCloseable {
  String same(String item) {
    return item;
  }

  @Override
  public void close() {
    throw new IllegalStateException("the door is stuck");
  }
}

/** Adds to what all workers of the job share. */
record Deposit(SharedLock lock, SharedLong balance, long amount) {
  static Stream<Deposit> all() {
    SharedLock lock = SharedLock.create();
    SharedLong balance = SharedLong.create();
    return LongStream.rangeClosed(1, 100).mapToObj(each -> new Deposit(lock, balance, each));
  }

  long make() {
    lock.run(() -> balance.set(balance.get() + amount));
    return balance.get();
  }
}

/** Nothing of it can be asked without harm. */
@SuppressWarnings("serial")
final class Twisted extends RuntimeException {
  @Override
  public String getMessage() {
    throw new IllegalStateException("no message");
  }

  @Override
  public synchronized Throwable getCause() {
    throw new IllegalStateException("no cause");
  }

  @Override
  public StackTraceElement[] getStackTrace() {
    throw new IllegalStateException("no stack");
  }

  @Override
  public String toString() {
    throw new IllegalStateException("no text");
  }
}

final class BrokenTasks {
  static final Task<String, String> any = broken();

  private BrokenTasks() {}

  private static Task<String, String> broken() {
    if (System.getProperty("sample.licence") != null) {
      return SampleTasks.stuck;
    }
    throw new IllegalStateException("no licence file");
  }
}
