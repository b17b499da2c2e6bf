// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.paralleltask.Outcome;
import org.paralleltask.Task;
import org.paralleltask.jobs.faults.FaultServer;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.HttpSettings;
import org.paralleltask.jobs.http.HttpSettings.Limits;
import org.paralleltask.jobs.http.TransientHttpException;

/** Downloads as the job makes them, but for the waits, into a directory that is looked at. */
final class Downloads {
  private final Path output;
  private HttpSettings http =
      HttpSettings.DEFAULT.with(
          new Limits(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30), 0));
  private long maxSize = 1 << 20;
  private boolean offline;
  private @Nullable Path cache;
  private Set<Integer> absent = Set.of();
  private int attempts = 4;

  Downloads(Path output) {
    this.output = output;
  }

  Downloads http(HttpSettings settings) {
    http = settings;
    return this;
  }

  HttpSettings http() {
    return http;
  }

  Downloads maxSize(long bytes) {
    maxSize = bytes;
    return this;
  }

  Downloads cache(Path directory) {
    cache = directory;
    return this;
  }

  Downloads offline(boolean is) {
    offline = is;
    return this;
  }

  Downloads absent(Integer... statuses) {
    absent = Set.of(statuses);
    return this;
  }

  Downloads attempts(int most) {
    attempts = most;
    return this;
  }

  Path file(String name) {
    return output.resolve(name);
  }

  Transfer transfer(String name, String hash, URI... urls) {
    String checksum = hash.isEmpty() ? "" : "sha256:" + hash;
    return new Transfer(List.of(urls), name, file(name), checksum, -1, "", hash.isEmpty());
  }

  List<Outcome<Transfer, Downloaded>> run(Transfer... transfers) {
    DownloadSettings settings = new DownloadSettings(output, maxSize, offline, cache, absent, http);
    try (Downloader downloader = Downloader.open(settings)) {
      downloader.reserve(List.of(transfers));
      Task<Transfer, Downloaded> task =
          Task.<Transfer, Downloaded>of("download", downloader::fetch)
              .workers(8)
              .attempts(attempts)
              .backoff(Duration.ofMillis(1), Duration.ofMillis(5))
              .retryOn(TransientHttpException.class);
      List<Outcome<Transfer, Downloaded>> outcomes = new ArrayList<>();
      task.outcomes(List.of(transfers)).forEach(outcomes::add);
      return outcomes;
    }
  }

  /** What is in the file after a download that must go well. */
  byte[] ok(Transfer transfer) throws IOException {
    Path file = run(transfer).get(0).orElseThrow().file();
    assertEquals(transfer.target(), file);
    return Files.readAllBytes(file);
  }

  byte[] ok(FaultServer server, String path) throws IOException {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return ok(transfer(name, "", server.uri(path)));
  }

  /** Why a download failed, which must leave no target. */
  HttpException failed(Transfer transfer) {
    Outcome<Transfer, Downloaded> outcome = run(transfer).get(0);
    Outcome.Failed<?, ?> failed = assertInstanceOf(Outcome.Failed.class, outcome);
    return assertInstanceOf(HttpException.class, failed.failure().getCause());
  }

  HttpException failed(FaultServer server, String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    HttpException failure = failed(transfer(name, "", server.uri(path)));
    assertEquals(false, Files.exists(file(name)), name);
    return failure;
  }

  /** All files below the directory, by name. */
  List<String> files() throws IOException {
    if (!Files.isDirectory(output)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(output)) {
      return all.filter(Files::isRegularFile)
          .map(file -> output.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
