// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import java.util.Optional;

/** An exception that is about a line of a file, rather than about the code that threw it. */
public interface Placed {
  /** The file and its line, such as {@code src/site/index.html:12}; empty if there is none. */
  Optional<String> place();
}
