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
  public void alarm(String line) {
    // Not System.err: Maven 4 takes that for its log, which is what is quiet.
    PrintStream stderr =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, Charset.defaultCharset());
    stderr.println(line);
  }
}
