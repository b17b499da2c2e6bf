// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.apache.maven.plugin.logging.Log;
import org.paralleltask.plugin.console.BuildLog;

/** Maven's log, for those who know no Maven. */
record MavenLog(Log log) implements BuildLog {
  @Override
  public void debug(String line) {
    log.debug(line);
  }

  @Override
  public void info(String line) {
    log.info(line);
  }

  @Override
  public void warn(String line) {
    log.warn(line);
  }

  @Override
  public void error(String line) {
    log.error(line);
  }

  @Override
  public void command(String line) {
    past(FileDescriptor.out, line);
  }

  @Override
  public void alarm(String line) {
    past(FileDescriptor.err, line);
  }

  /** Not through System: Maven 4 takes that for its log, which puts a level before every line. */
  private static void past(FileDescriptor stream, String line) {
    new PrintStream(new FileOutputStream(stream), true, Charset.defaultCharset()).println(line);
  }
}
