// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import org.paralleltask.jobs.http.Http;

/** What all downloads of a {@link Downloader} share, each of it thread-safe. */
record Equipment(
    DownloadSettings settings,
    Http http,
    Connectivity connectivity,
    Cache cache,
    Stock stock,
    ServerNames names,
    Target target) {

  static Equipment open(DownloadSettings settings) {
    Cache cache = new Cache(settings.cache());
    return new Equipment(
        settings,
        Http.open(settings.http()),
        new Connectivity(),
        cache,
        new Stock(cache),
        new ServerNames(),
        new Target(settings.output()));
  }
}
