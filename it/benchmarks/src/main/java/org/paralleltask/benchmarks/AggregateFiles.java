// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * CSV files of a size, the same ones every time, and what is to come out of them. No field has a
 * comma, a quote or a line end in it, so that a program that knows no more than {@code -F,} can
 * take part.
 */
final class AggregateFiles implements AutoCloseable {
  private static final String HEADER = "id,country,city,amount,quantity,date,note\n";
  private static final List<String> NOTES =
      List.of("", "gift", "express delivery", "second attempt", "returned; refunded in part");
  private static final int COUNTRIES = 200;
  private static final int CITIES = 5000;

  private final Path directory;
  private final List<Path> files = new ArrayList<>();
  private final long[] cents = new long[COUNTRIES];
  private final long[] counts = new long[COUNTRIES];

  /**
   * Writes the files.
   *
   * @param megabytes how large each of them is, about
   */
  AggregateFiles(Path directory, int files, int megabytes) throws IOException {
    this.directory = directory;
    for (int i = 0; i < files; i++) {
      Path file = directory.resolve("sales-" + i + ".csv");
      this.files.add(file);
      write(file, new SplittableRandom(i), (long) megabytes * 1_000_000);
    }
  }

  private void write(Path file, SplittableRandom random, long size) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(HEADER.getBytes(US_ASCII));
      for (long written = 0, id = 1; written < size; id++) {
        byte[] text = record(random, id).getBytes(US_ASCII);
        out.write(text);
        written += text.length;
      }
    }
  }

  private String record(SplittableRandom random, long id) {
    int country = random.nextInt(COUNTRIES);
    int amount = random.nextInt(-50_000, 10_000_000);
    cents[country] += amount;
    counts[country]++;
    String city = ",city-" + random.nextInt(CITIES);
    String date = ",2026-" + (10 + random.nextInt(3)) + '-' + (10 + random.nextInt(19));
    String note = "," + NOTES.get(random.nextInt(NOTES.size()));
    return id
        + ","
        + name(country)
        + city
        + ','
        + decimal(amount)
        + ','
        + random.nextInt(1, 100)
        + date
        + note
        + '\n';
  }

  private static String name(int country) {
    return "" + (char) ('A' + country % 26) + (char) ('A' + country / 26);
  }

  private static StringBuilder decimal(long cents) {
    long whole = Math.abs(cents);
    StringBuilder text = new StringBuilder().append(cents < 0 ? "-" : "").append(whole / 100);
    return text.append('.').append(whole % 100 / 10).append(whole % 10);
  }

  Path directory() {
    return directory;
  }

  List<Path> files() {
    return Collections.unmodifiableList(files);
  }

  /** How many megabytes all files are together. */
  int megabytes() throws IOException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    return (int) (bytes / 1_000_000);
  }

  /**
   * Compares what somebody has found with what is right.
   *
   * @param table lines such as {@code AA,12,34.56}: country, records, sum of amounts; others are
   *     passed over. Floating point sums may differ in their last digits.
   */
  void check(String who, String table) {
    Map<String, String> found = new TreeMap<>();
    table.lines().filter(line -> line.matches("[A-Z]{2},.*")).forEach(line -> put(found, line));
    for (int country = 0; country < COUNTRIES; country++) {
      String row = found.remove(name(country));
      if (counts[country] > 0 && (row == null || !isRight(country, row.split(",")))) {
        throw new IllegalStateException(
            "%s should have found %s,%d,%s, but says %s"
                .formatted(who, name(country), counts[country], decimal(cents[country]), row));
      }
    }
    if (!found.isEmpty()) {
      throw new IllegalStateException(who + " has found what is not there: " + found);
    }
  }

  private static void put(Map<String, String> found, String line) {
    found.put(line.substring(0, 2), line.substring(3));
  }

  private boolean isRight(int country, String[] row) {
    double sum = cents[country] / 100.0;
    return Long.parseLong(row[0]) == counts[country]
        && Math.abs(Double.parseDouble(row[1]) - sum) <= 1e-9 * Math.abs(sum);
  }

  @Override
  public void close() throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
