// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

/** Makes an item of a text. */
@FunctionalInterface
public interface Converter {
  /**
   * The item.
   *
   * @throws BadItemException if the text cannot be one
   */
  Object convert(String text) throws BadItemException;
}
