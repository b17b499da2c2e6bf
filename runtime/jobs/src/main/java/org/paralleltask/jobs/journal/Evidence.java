// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an item's result depends on, and what it left: enough to see later that it need not run.
 *
 * @param code a hash of the bytecode that made the result
 * @param options a hash of the options that affect it
 * @param inputs the files that it names and had not written, as it may have read them
 * @param outputs the files that it wrote
 * @param result what it returned, encoded as Base64; null if nobody needs it, or if it was not kept
 */
public record Evidence(
    String code,
    String options,
    List<FileStamp> inputs,
    List<FileStamp> outputs,
    @Nullable String result) {

  /** The same with what the item returned. */
  public Evidence withResult(@Nullable String encoded) {
    return new Evidence(code, options, inputs, outputs, encoded);
  }
}
