// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.concat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.paralleltask.jobs.aggregate.file.FileOrder;
import org.paralleltask.jobs.aggregate.file.InputFiles;
import org.paralleltask.jobs.aggregate.query.Format;
import org.paralleltask.jobs.aggregate.query.Query;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.Settings;

/**
 * Makes of texts what is to be put together, and says everything that is wrong with them at once.
 */
public final class ConcatSettings {
  private ConcatSettings() {}

  /**
   * What to put together. Warnings about files go to standard error.
   *
   * @throws ConfigurationException with all problems, if there are any
   */
  public static Concatenation read(Settings settings) throws IOException, ConfigurationException {
    InputFiles found = new InputFiles(settings, System.err::println);
    Query query = Query.of(settings);
    if (query.format() == Format.LINES && query.header()) {
      settings.problem("header", "true", "false, as lines have no columns with names", false);
    }
    boolean ensureNewline = settings.flag("ensureNewline", query.format() != Format.LINES);
    FileOrder order = settings.oneOf("order", FileOrder.class, FileOrder.NAME);
    settings.requireNoProblem();
    List<Path> files = found.find(order);
    return new Concatenation(files, settings.text("output").orElse(""), query, ensureNewline);
  }
}
