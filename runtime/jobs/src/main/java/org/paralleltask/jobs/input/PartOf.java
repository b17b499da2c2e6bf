// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

/** An item, or the result of one, that is a part of something that people know by another name. */
public interface PartOf {
  /** The name of the whole. */
  String whole();
}
