// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.process;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * An item that has failed for good.
 *
 * @param state FAILED or TIMED_OUT
 * @param at file and line in the user's code, if they are known
 * @param attempts how often it was tried
 * @param output what the item printed
 */
public record ItemFailure(
    String label,
    String state,
    String message,
    Optional<String> at,
    long attempts,
    List<String> output) {

  static ItemFailure of(JsonObject event) {
    return new ItemFailure(
        Json.text(event, "label").orElse(""),
        Json.text(event, "state").orElse(""),
        Json.text(event, "message").orElse(""),
        Json.text(event, "at"),
        Json.count(event, "attempts"),
        Json.strings(event, "output"));
  }
}
