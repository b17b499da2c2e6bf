// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.util.ArrayList;
import java.util.List;

/** Writes down what goes into the log. */
public final class LogRecorder implements BuildLog {
  public final List<String> lines = new ArrayList<>();

  @Override
  public void debug(String line) {
    lines.add("DEBUG " + line);
  }

  @Override
  public void info(String line) {
    lines.add("INFO " + line);
  }

  @Override
  public void warn(String line) {
    lines.add("WARN " + line);
  }

  @Override
  public void error(String line) {
    lines.add("ERROR " + line);
  }

  @Override
  public void command(String line) {
    lines.add("COMMAND " + line);
  }

  @Override
  public void alarm(String line) {
    lines.add("ALARM " + line);
  }
}
