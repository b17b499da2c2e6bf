// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Evidence;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.journal.Reason;

/**
 * Tells of the items of one run which need not run, because nothing that their results depend on
 * has changed since. For any number of threads. To be closed when no item runs any more.
 */
public interface Freshness extends AutoCloseable {
  /**
   * Looks at an item that is about to run, or not. It is quick: of the files that the item names it
   * reads size and time, not content. What is found here counts as what the item begins with, so it
   * has to be called before the item runs.
   *
   * @param last what is known of the item; null if no run has finished it
   * @param item its value
   */
  Check check(@Nullable ItemEntry last, Object item);

  /**
   * Why no item of this job can ever be up to date, for people; empty if items can. Then {@link
   * Check#finish} gives nothing.
   */
  Optional<String> obstacle();

  @Override
  void close();

  /** One item in one run. For one thread at a time. */
  interface Check {
    /**
     * Whether the item has to run. Reads files whose size and time do not tell, which may take as
     * long as reading them does.
     *
     * @return {@link Reason.Cause#UNCHANGED} if it need not run; else the first thing found that
     *     has changed
     */
    Reason reason();

    /**
     * Publishes what the item has made when it ran last, if that run was killed before it could.
     * {@link #reason} does so too.
     */
    void publish();

    /**
     * What the journal is to keep of an item that need not run: the last evidence, also of the
     * result, with new stamps of files that were read again just now. It equals the last if there
     * are none.
     *
     * @throws IllegalStateException if {@link #reason} has not said that it need not run
     */
    Evidence renewed();

    /**
     * What the journal is to keep of an item that ran and ended well, without its result. Reads the
     * files that the item wrote.
     *
     * @param result what the task returned
     * @return empty if it cannot be told what the result depends on; then the item runs every time
     */
    Optional<Evidence> finish(@Nullable Object result);
  }
}
