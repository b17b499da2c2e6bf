// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.paralleltask.jobs.report.AtomicFile;

/** Writes {@code links.ndjson}: a line for each link, in the order of their addresses. */
final class LinksFile {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private LinksFile() {}

  static void write(Path file, List<Verdict> verdicts) throws IOException {
    StringBuilder text = new StringBuilder();
    verdicts.stream()
        .sorted(Comparator.comparing(Verdict::link))
        .forEach(verdict -> text.append(GSON.toJson(json(verdict))).append('\n'));
    AtomicFile.write(file, text.toString());
  }

  private static Map<String, Object> json(Verdict verdict) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("link", verdict.link());
    json.put("verdict", verdict.kind().word());
    json.put("code", verdict.code());
    json.put("detail", verdict.detail());
    json.put("internal", verdict.internal());
    json.put("cached", verdict.cached());
    if (verdict.target() != null) {
      json.put("updateTo", verdict.target());
    }
    json.put("sources", verdict.sources());
    return json;
  }
}
