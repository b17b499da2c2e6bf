// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.engine;

import java.io.Serial;

/** A later stage of a run cannot begin. */
final class StageException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  StageException(Stage stage, Exception cause) {
    super("The stage \"%s\" cannot begin: %s".formatted(stage.name(), cause.getMessage()), cause);
  }
}
