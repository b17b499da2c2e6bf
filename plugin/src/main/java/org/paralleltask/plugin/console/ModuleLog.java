// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

/**
 * A log that several modules write to at the same time, which says whose a line is.
 *
 * @param module the name of the module
 * @param log the log of the build
 */
public record ModuleLog(String module, BuildLog log) implements BuildLog {
  private String own(String line) {
    return "[" + module + "] " + line;
  }

  @Override
  public void debug(String line) {
    log.debug(own(line));
  }

  @Override
  public void info(String line) {
    log.info(own(line));
  }

  @Override
  public void warn(String line) {
    log.warn(own(line));
  }

  @Override
  public void error(String line) {
    log.error(own(line));
  }

  @Override
  public void command(String line) {
    log.command(line);
  }

  @Override
  public void alarm(String line) {
    log.alarm(own(line));
  }
}
