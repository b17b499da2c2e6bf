// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.paralleltask.Mode;
import org.paralleltask.ParallelTask;
import org.paralleltask.jobs.http.TransientHttpException;
import org.paralleltask.jobs.journal.Table;
import org.paralleltask.jobs.spec.ConfigurationException;

/** The job behind {@code mvn parallel:download}; programs use a {@link Downloader}. */
public final class Download {
  private Download() {}

  /** The one of this JVM, which has one job; made when the settings have been checked. */
  private static final class Shared {
    static final Downloader DOWNLOADER = Downloader.open(DownloadOptions.ofThisJvm().settings());
  }

  /** Whether {@link Shared} is there, which nothing but a download needs. */
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private static List<Table> tables() {
    return STARTED.get() ? Shared.DOWNLOADER.tables() : List.of();
  }

  /** What the system properties {@code parallel.download.*} ask for. */
  static Stream<Transfer> transfers() throws ConfigurationException {
    DownloadOptions options = DownloadOptions.ofThisJvm();
    List<Transfer> all = options.transfers();
    if (all.stream().anyMatch(Transfer::namedByServer)) {
      Shared.DOWNLOADER.reserve(all);
    }
    FairOrder inTurn = new FairOrder(all, url -> Shared.DOWNLOADER.isFree(url));
    return StreamSupport.stream(
        new TransferItems(inTurn, all, options.none(), Download::tables), false);
  }

  /**
   * Downloads a file.
   *
   * @return what is known of the file
   */
  @ParallelTask(
      name = "download",
      itemsFrom = "transfers",
      mode = Mode.AS_COMPLETED,
      workers = 16,
      timeout = "10m",
      attempts = 4,
      backoff = "500ms..30s",
      retryOn = TransientHttpException.class)
  public static Downloaded download(Transfer transfer) throws IOException {
    STARTED.setPlain(true);
    return Shared.DOWNLOADER.fetch(transfer);
  }
}
