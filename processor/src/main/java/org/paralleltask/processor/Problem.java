// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

/**
 * What is wrong with a task, as a value.
 *
 * @param id stable, to be searched for
 * @param text what happened and what to do
 */
record Problem(String id, String text, Place place) {
  /** The text as the compiler prints it. */
  String message() {
    return "[" + id + "] " + text;
  }
}
