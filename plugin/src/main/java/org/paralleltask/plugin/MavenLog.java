// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;
import org.paralleltask.plugin.console.BuildLog;
import org.paralleltask.plugin.console.StandardOutput;

/**
 * Maven's log, for those who know no Maven. After Ctrl-C, Maven 4 has closed its terminal while a
 * job still comes to its end, and what is logged then fails; the last words about the job, which
 * say how to go on, get past it.
 *
 * @param log of the goal
 */
record MavenLog(Log log) implements BuildLog {
  @Override
  public void debug(String line) {
    if (log.isDebugEnabled()) {
      write("[DEBUG] ", line, log::debug);
    }
  }

  @Override
  public void info(String line) {
    if (log.isInfoEnabled()) {
      write("[INFO] ", line, log::info);
    }
  }

  @Override
  public void warn(String line) {
    if (log.isWarnEnabled()) {
      write("[WARNING] ", line, log::warn);
    }
  }

  @Override
  public void error(String line) {
    if (log.isErrorEnabled()) {
      write("[ERROR] ", line, log::error);
    }
  }

  private void write(String level, String line, Consumer<CharSequence> toLog) {
    try {
      toLog.accept(line);
    } catch (IllegalStateException closed) {
      command(level + line);
    }
  }

  @Override
  public void command(String line) {
    past(new StandardOutput(), line);
  }

  @Override
  public void alarm(String line) {
    past(new FileOutputStream(FileDescriptor.err), line);
  }

  /** Not through System: Maven 4 takes that for its log, which puts a level before every line. */
  private static void past(OutputStream stream, String line) {
    new PrintStream(stream, true, Charset.defaultCharset()).println(line);
  }
}
