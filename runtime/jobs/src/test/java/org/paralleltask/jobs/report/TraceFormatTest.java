// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltask.jobs.report.sample.SampleRun;
import org.paralleltask.jobs.spec.ReportKind;

/**
 * The rules that Perfetto and chrome://tracing expect a trace of JSON to keep: what they do not
 * understand they leave out without a word.
 */
@Timeout(60)
class TraceFormatTest {
  @TempDir Path directory;

  private List<JsonObject> events(SampleRun run) throws IOException {
    Reports.write(run, directory, Set.of(ReportKind.TRACE), warning -> {});
    JsonObject trace =
        JsonParser.parseString(Files.readString(directory.resolve("trace.json"))).getAsJsonObject();
    List<JsonObject> events = new ArrayList<>();
    trace.getAsJsonArray("traceEvents").forEach(event -> events.add(event.getAsJsonObject()));
    return events;
  }

  private static Map<String, List<JsonObject>> byPhase(List<JsonObject> events) {
    return events.stream().collect(Collectors.groupingBy(event -> text(event, "ph")));
  }

  private static String text(JsonObject event, String name) {
    return event.get(name).getAsString();
  }

  private static long number(JsonObject event, String name) {
    return event.get(name).getAsLong();
  }

  @Test
  void everyEvent_hasWhatItsPhaseNeeds() throws IOException {
    for (SampleRun run : List.of(SampleRun.failed(2_000, 8), SampleRun.hostile())) {
      List<JsonObject> events = events(run);
      assertTrue(Set.of("M", "X", "b", "e", "C").containsAll(byPhase(events).keySet()));
      for (JsonObject event : events) {
        assertEquals(1, number(event, "pid"), event::toString);
        assertTrue(!text(event, "name").isEmpty(), event::toString);
        if (!text(event, "ph").equals("M")) {
          assertTrue(number(event, "ts") >= 0, event::toString);
        }
      }
    }
  }

  @Test
  void slices_areOfNamedThreads_andDoNotOverlap() throws IOException {
    Map<String, List<JsonObject>> events = byPhase(events(SampleRun.failed(2_000, 8)));
    Map<Long, Long> free = new HashMap<>();
    List<JsonObject> slices = new ArrayList<>(events.get("X"));
    slices.sort(Comparator.comparingLong(slice -> number(slice, "ts")));
    for (JsonObject slice : slices) {
      long end = number(slice, "ts") + number(slice, "dur");
      assertTrue(number(slice, "dur") >= 0, slice::toString);
      assertTrue(number(slice, "ts") >= free.getOrDefault(number(slice, "tid"), 0L));
      free.put(number(slice, "tid"), end);
    }
    Set<Long> named = new TreeSet<>();
    for (JsonObject meta : events.get("M")) {
      assertTrue(!text(meta.getAsJsonObject("args"), "name").isEmpty(), meta::toString);
      if (text(meta, "name").equals("thread_name")) {
        assertTrue(named.add(number(meta, "tid")), "named twice: " + meta);
      }
    }
    assertEquals(free.keySet(), named);
  }

  @Test
  void waits_beginAndEndInPairs() throws IOException {
    Map<String, Long> open = new HashMap<>();
    int pairs = 0;
    for (JsonObject event : events(SampleRun.failed(2_000, 8))) {
      String key = event.has("id") ? text(event, "cat") + text(event, "id") : "";
      if (text(event, "ph").equals("b")) {
        assertEquals(null, open.put(key, number(event, "ts")), "begins twice: " + event);
      } else if (text(event, "ph").equals("e")) {
        assertTrue(open.remove(key) <= number(event, "ts"), event::toString);
        pairs++;
      }
    }
    assertEquals(Map.of(), open);
    assertTrue(pairs > 0);
  }

  @Test
  void counters_areNumbers_inTheOrderOfTime() throws IOException {
    Map<String, Long> last = new HashMap<>();
    for (JsonObject counter : byPhase(events(SampleRun.failed(2_000, 8))).get("C")) {
      for (Map.Entry<String, JsonElement> arg : counter.getAsJsonObject("args").entrySet()) {
        assertTrue(arg.getValue().getAsJsonPrimitive().isNumber(), counter::toString);
      }
      long before = last.merge(text(counter, "name"), number(counter, "ts"), Math::max);
      assertEquals(before, number(counter, "ts"));
    }
  }
}
