// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a link.
 *
 * @param link its address, passwords and tokens masked, or its path on a site on disk
 * @param code what happened, such as {@code HTTP_404}, {@code DNS} or {@code FRAGMENT}; a status
 *     where all is well
 * @param detail the same for people
 * @param internal whether it belongs to what is checked, rather than being linked from there
 * @param sources who links to it, as {@code file:line} or the address of a page; empty for an
 *     address that was given
 * @param target where a permanent redirect leads; null if there is none
 * @param cached whether an earlier run has asked
 */
public record Verdict(
    String link,
    Kind kind,
    String code,
    String detail,
    boolean internal,
    List<String> sources,
    @Nullable String target,
    boolean cached) {

  @Override
  public String toString() {
    return kind.word() + " " + link + (target == null ? "" : " -> " + target);
  }
}
