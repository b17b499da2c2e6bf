// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.batch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.course.Seconds;

/**
 * S4-01: is a website up? A ping asks for the head of a page, and throws if that is refused or does
 * not come. A check is a ping, and what is done when it fails: the owner is told.
 */
final class Websites {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Websites() {}

  /** The website is not up. */
  static final class DownException extends IOException {
    private static final long serialVersionUID = 1;

    DownException(String message) {
      super(message);
    }
  }

  static void ping(URI site) throws DownException, InterruptedException {
    HttpRequest head =
        HttpRequest.newBuilder(site)
            .timeout(Seconds.of(20))
            .method("HEAD", BodyPublishers.noBody())
            .build();
    int status;
    try {
      status = CLIENT.send(head, BodyHandlers.discarding()).statusCode();
    } catch (IOException noAnswer) {
      throw new DownException("Timeout expired for website " + site);
    }
    if (status >= 400) {
      throw new DownException("Website " + site + " returned status_code=" + status);
    }
  }

  private static void notifyOwner(URI site) throws InterruptedException {
    System.out.println("INFO: notifying the owner of " + site);
    Seconds.sleep(0.5);
  }

  /** Pings a site, and tells its owner if it is down; returns whether it is up. */
  @ParallelTask(workers = 2)
  static boolean check(URI site) throws InterruptedException {
    try {
      ping(site);
      return true;
    } catch (DownException down) {
      System.out.println("WARNING: " + down.getMessage());
      notifyOwner(site);
      return false;
    }
  }

  /** 33 sites: two where nobody answers, one that refuses such requests, and 30 that are up. */
  static List<URI> of(LocalServer server) {
    List<URI> sites = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      sites.add(server.url("/sites/" + i));
    }
    sites.add(5, URI.create("http://127.0.0.1:1/dead"));
    sites.add(11, URI.create("http://127.0.0.1:1/dead-too"));
    sites.add(17, server.url("/sites/no-head"));
    return sites;
  }
}
