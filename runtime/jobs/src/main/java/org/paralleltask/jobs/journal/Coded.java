// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

/** An exception that reports group by a code of its own, rather than by the name of its class. */
public interface Coded {
  /** The code: upper case, with underscores, such as {@code HTTP_404}. */
  String code();
}
