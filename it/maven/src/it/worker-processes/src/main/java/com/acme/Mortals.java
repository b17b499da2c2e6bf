// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;
import org.paralleltask.numbers.NumberFiles;
import org.paralleltask.numbers.Numbers;

/** The quick start once more, in processes that may die of it. */
class Mortals {
  private static final Path DIRECTORY = Path.of("target", "numbers");

  @ParallelTask(itemsFrom = "files", reduce = "sum")
  static long thousand(Path file) throws IOException {
    return Numbers.product(file);
  }

  /** As often as it may be tried, but for the first time: then somebody kills the worker. */
  @ParallelTask(itemsFrom = "files", reduce = "sum")
  static long mortal(Path file) throws IOException, InterruptedException {
    if (file.endsWith("tmp-uTHni.numbers") && isFirstTime()) {
      System.out.println("somebody comes");
      Thread.sleep(500); // what is printed is sent within some 10 ms, and not before
      kill();
    }
    return Numbers.product(file);
  }

  @ParallelTask(items = {"well", "crash", "exit"})
  static void die(String how) throws ReflectiveOperationException {
    switch (how) {
      case "crash" -> crash();
      case "exit" -> System.exit(5);
      default -> System.out.println("all is well");
    }
  }

  /** A thread is in one process, and stays there. */
  @ParallelTask(itemsFrom = "threads")
  static void name(Thread thread) {
    System.out.println(thread.getName());
  }

  static Stream<Thread> threads() {
    return Stream.of(new Thread("weaver"));
  }

  static Stream<Path> files() throws IOException {
    NumberFiles.write(DIRECTORY);
    return Files.list(DIRECTORY).sorted();
  }

  private static boolean isFirstTime() throws IOException {
    Path marker = Path.of("target", System.getProperty("marker"));
    if (Files.exists(marker)) {
      return false;
    }
    Files.createFile(marker);
    return true;
  }

  private static void kill() throws IOException, InterruptedException {
    long pid = ProcessHandle.current().pid();
    new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
  }

  private static void crash() throws ReflectiveOperationException {
    Class<?> unsafe = Class.forName("sun.misc.Unsafe");
    Field field = unsafe.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    unsafe.getMethod("putAddress", long.class, long.class).invoke(field.get(null), 0L, 0L);
  }
}
