// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.HttpSettings;

/**
 * How files are downloaded.
 *
 * @param output the directory that no file leaves
 * @param maxSize how many bytes one file may have
 * @param offline whether no server is asked
 * @param cache where content is kept for other projects; null for nowhere
 * @param http how servers are asked
 */
public record DownloadSettings(
    Path output, long maxSize, boolean offline, @Nullable Path cache, HttpSettings http) {
  /** 2 GB a file, online, without a cache. */
  public static DownloadSettings into(Path output) {
    return new DownloadSettings(output, 2L << 30, false, null, HttpSettings.DEFAULT);
  }

  /** With others for servers. */
  public DownloadSettings withHttp(HttpSettings http) {
    return new DownloadSettings(output, maxSize, offline, cache, http);
  }
}
