// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CleanErrandIT {
  @TempDir Path directory;

  private JsonObject clean() throws Exception {
    Map<String, ?> unknown =
        Map.of(
            "id", "run", "job", "run", "owner", "", "wiring", "", "member", "", "input", "",
            "result", "");
    try (JobProcess job = JobProcess.doing("clean", directory, unknown, Map.of())) {
      JsonObject end = job.await("end");
      assertEquals("ok", end.get("outcome").getAsString(), end.toString());
      assertEquals(0, job.exitCode());
      return job.seen("clean").get(0);
    }
  }

  private void write(String items) throws Exception {
    Map<String, ?> task = JobProcess.task("copies", "java.nio.file.Path", "java.nio.file.Path");
    try (JobProcess job = new JobProcess(directory, task, Map.of("items", items))) {
      assertEquals("ok", job.await("end").get("outcome").getAsString());
      assertEquals(0, job.exitCode());
    }
  }

  @Test
  void outputsAndReports_areGone() throws Exception {
    write("a,b");
    assertTrue(Files.exists(directory.resolve("a.copy")));

    JsonObject cleaned = clean();

    assertFalse(Files.exists(directory.resolve("run")));
    assertFalse(Files.exists(directory.resolve("a.copy")));
    assertFalse(Files.exists(directory.resolve("b.copy")));
    assertTrue(cleaned.get("files").getAsLong() > 3, cleaned::toString);
    assertTrue(cleaned.getAsJsonArray("kept").isEmpty());
  }

  @Test
  void changedOutput_stays() throws Exception {
    write("a,b");
    Files.writeString(directory.resolve("b.copy"), "mine");

    assertEquals("[\"b.copy\"]", clean().get("kept").toString());

    assertEquals("mine", Files.readString(directory.resolve("b.copy")));
    assertFalse(Files.exists(directory.resolve("a.copy")));
  }

  @Test
  void outputWrittenAgainWithOtherContent_isGone() throws Exception {
    write("a");
    Files.writeString(directory.resolve("a.copy"), "mine");
    write("a");

    assertTrue(clean().getAsJsonArray("kept").isEmpty());

    assertFalse(Files.exists(directory.resolve("a.copy")));
  }
}
