// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.HttpSettings;

/**
 * How files are downloaded.
 *
 * @param output the directory that no file leaves
 * @param maxSize how many bytes one file may have
 * @param offline whether no server is asked
 * @param cache where content is kept for other projects; null for nowhere
 * @param absent which statuses mean that there is no such file, and that this is fine
 * @param http how servers are asked
 */
public record DownloadSettings(
    Path output,
    long maxSize,
    boolean offline,
    @Nullable Path cache,
    Set<Integer> absent,
    HttpSettings http) {
  /** Takes a copy of the set. */
  public DownloadSettings {
    absent = Set.copyOf(absent);
  }

  /** 2 GB a file, online, without a cache. */
  public static DownloadSettings into(Path output) {
    return new DownloadSettings(output, 2L << 30, false, null, Set.of(), HttpSettings.DEFAULT);
  }

  /** With a file that need not be there if its server answers with one of these. */
  public DownloadSettings withAbsent(Set<Integer> statuses) {
    return new DownloadSettings(output, maxSize, offline, cache, statuses, http);
  }

  /** With others for servers. */
  public DownloadSettings withHttp(HttpSettings http) {
    return new DownloadSettings(output, maxSize, offline, cache, absent, http);
  }
}
