// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * What runs of a job had left, and is gone now.
 *
 * @param files how many files were removed
 * @param bytes how large these were together
 * @param kept the files that were not removed, because somebody has changed them since
 */
public record JobRemains(long files, long bytes, List<String> kept) {
  static JobRemains of(JsonObject event) {
    return new JobRemains(
        Json.count(event, "files"), Json.count(event, "bytes"), Json.strings(event, "kept"));
  }
}
