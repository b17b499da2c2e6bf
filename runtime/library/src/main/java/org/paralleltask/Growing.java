// SPDX-License-Identifier: Apache-2.0
package org.paralleltask;

/**
 * Inputs of which there may be none for a while, because there will be more when items have ended
 * that run now, or when somebody else brings some. The iterator of such inputs implements this, or
 * the spliterator of the stream that they come from; it is then asked for an input only when there
 * is one. Outcomes are handed over meanwhile, which an iterator that waits in {@code hasNext} would
 * hold up.
 *
 * <p>Who adds inputs calls the listener afterwards; so does who ends them:
 *
 * <pre>{@code
 * public boolean isReady() {
 *   return ended || !waiting.isEmpty();
 * }
 *
 * void add(Path found) {
 *   waiting.add(found);
 *   listener.run();
 * }
 * }</pre>
 */
public interface Growing {
  /**
   * Whether it can be told at once that there is a further input, or that there will never be one.
   * Asked by the thread that takes the results, often, so it must be quick. What it throws ends the
   * inputs as if {@code hasNext} had thrown it.
   */
  boolean isReady();

  /**
   * Sets what is to be told when {@link #isReady} may have become true; called once, before any
   * input is taken.
   *
   * @param listener quick, for any thread, which may also call it in vain
   */
  void onReady(Runnable listener);
}
