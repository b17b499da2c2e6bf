// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.util.Locale;

/** What a link is found to be. */
public enum Kind {
  /** It answers with what is accepted. */
  OK,
  /** As {@link #OK}, at another address, for ever: the link could be updated. */
  REDIRECTED,
  /** There is nothing: 404, 410, no such host, no valid certificate, no such place on the page. */
  BROKEN,
  /** The server refuses those who only check: 401, 403, 405, 418, 451, 999, or wants a login. */
  BLOCKED,
  /** 429, also after waiting. */
  THROTTLED,
  /** It may work next time: 5xx, no answer, a connection that breaks. */
  UNSTABLE,
  /** It was not looked at, because the build is offline and there is no earlier answer. */
  OFFLINE,
  /** It matches {@code ignore}. */
  IGNORED;

  /** Whether nobody has to do anything. */
  public boolean isGood() {
    return this == OK || this == REDIRECTED || this == IGNORED;
  }

  /** As users write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
