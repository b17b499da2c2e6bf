// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.Outcome;
import org.paralleltask.Pool;
import org.paralleltask.Results;
import org.paralleltask.TaskFailedException;

@Timeout(60)
class ImagesTest {
  private ImageServer server;

  @BeforeEach
  void start() {
    server = ImageServer.start(5);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void download_fiveImages_arriveUnderTheirNamesAndDecode() throws IOException {
    List<Path> files = ImagesTasks.download.map(server.images()).toList();

    assertEquals(
        Stream.of("image-0.png", "image-1.jpg", "image-2.png", "image-3.jpg", "image-4.png")
            .map(Images.DIRECTORY::resolve)
            .toList(),
        files);
    for (Path file : files) {
      assertNotNull(ImageIO.read(file.toFile()), file.toString());
    }
  }

  @Test
  void download_inWorkerProcesses_givesTheSameFiles() throws IOException {
    List<Path> files =
        ImagesTasks.download.pool(Pool.PROCESS).workers(2).map(server.images()).toList();

    assertEquals(ImagesTasks.download.map(server.images()).toList(), files);
    for (Path file : files) {
      assertNotNull(ImageIO.read(file.toFile()), file.toString());
    }
  }

  @Test
  void download_workersWaitForTheServerAtTheSameTime() {
    ImagesTasks.download.workers(1).map(server.images()).toList();
    assertEquals(1, server.mostOpen());

    ImagesTasks.download.workers(5).map(server.images()).toList();
    assertTrue(server.mostOpen() > 1, "requests at a time: " + server.mostOpen());
  }

  @Test
  void download_brokenImages_failByNameAndTheOthersArrive() {
    List<URI> urls = new ArrayList<>(server.broken());
    urls.addAll(server.images());

    List<String> messages = new ArrayList<>();
    int arrived = 0;
    try (Results<Outcome<URI, Path>> outcomes = ImagesTasks.download.outcomes(urls)) {
      for (Outcome<URI, Path> outcome : outcomes) {
        if (outcome instanceof Outcome.Failed<URI, Path> failed) {
          messages.add(failed.failure().getCause().getMessage());
        } else {
          assertInstanceOf(Outcome.Ok.class, outcome);
          arrived++;
        }
      }
    }

    assertEquals(5, arrived);
    assertEquals(
        List.of(
            "Error: could not download the image from " + urls.get(0),
            "Error: could not download the image from " + urls.get(1),
            "Error: what came from " + urls.get(2) + " is not an image"),
        messages);
  }

  @Test
  void download_failureThatNobodyLooksAt_isThrown() {
    List<URI> urls = List.of(server.images().get(0), server.broken().get(0));

    TaskFailedException thrown =
        assertThrows(TaskFailedException.class, () -> ImagesTasks.download.map(urls).toList());

    assertEquals(
        "Error: could not download the image from " + urls.get(1), thrown.getCause().getMessage());
  }

  @Test
  void served_streamCloses_serverEnds() {
    URI first;
    try (Stream<URI> urls = Images.served()) {
      first = urls.findFirst().orElseThrow();
    }

    HttpRequest request = HttpRequest.newBuilder(first).build();
    assertThrows(
        ConnectException.class,
        () -> HttpClient.newHttpClient().send(request, BodyHandlers.discarding()));
  }
}
