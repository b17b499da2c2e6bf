// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.journal.Evidence;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.JobSpec;
import org.paralleltask.jobs.spec.UpToDate;

@Timeout(60)
class JobFreshnessTest {
  @TempDir Path directory;

  private JobFreshness freshness(String owner) throws ConfigurationException {
    Map<String, ?> task =
        Map.of(
            "id",
            owner + "#a",
            "job",
            "a",
            "owner",
            owner,
            "wiring",
            owner + "Tasks",
            "member",
            "a",
            "input",
            "int",
            "result",
            "int");
    Map<String, ?> spec =
        Map.of(
            "protocol",
            JobSpec.PROTOCOL,
            "token",
            "cafe",
            "action",
            "run",
            "task",
            task,
            "baseDirectory",
            directory.toString(),
            "directory",
            run().toString(),
            "jvmArguments",
            List.of("-Dquality=80"));
    return new JobFreshness(JobSpec.parse(new Gson().toJson(spec)), UpToDate.CONTENT, true);
  }

  private Path run() {
    return directory.resolve("run");
  }

  @Test
  void fingerprints_areKeptForLaterRuns() throws IOException, ConfigurationException {
    try (JobFreshness freshness = freshness(Stamps.class.getName())) {
      Evidence evidence = freshness.check(null, "a").finish(1).orElseThrow();

      JsonObject kept =
          JsonParser.parseString(Files.readString(run().resolve("fingerprints.json")))
              .getAsJsonObject();
      assertTrue(kept.getAsJsonObject(evidence.code()).has(Sight.class.getName()));
      assertTrue(
          kept.getAsJsonObject(evidence.options()).has("workerJvmArgs -Dquality"), "" + kept);
      assertFalse(kept.toString().contains("80\""));
      assertEquals(Optional.empty(), freshness.obstacle());
    }
  }

  @Test
  void nothingIsWritten_beforeAnItemHasEndedWell() throws IOException, ConfigurationException {
    try (JobFreshness freshness = freshness(Stamps.class.getName())) {
      assertEquals("NO_RECORD", freshness.check(null, "a").reason().text());
      assertEquals(Optional.empty(), freshness.obstacle());

      assertFalse(Files.exists(run()));
    }
  }

  @Test
  void taskOfUnknownMake_alwaysRuns_andItIsSaidWhy() throws ConfigurationException {
    try (JobFreshness freshness = freshness("acme.Nowhere")) {
      assertEquals(Optional.empty(), freshness.check(null, "a").finish(1));
      assertEquals(
          "The bytecode of the task acme.Nowhere#a is not known, because its class is in no file of the class path. So every item runs.",
          freshness.obstacle().orElseThrow());
    }
  }
}
