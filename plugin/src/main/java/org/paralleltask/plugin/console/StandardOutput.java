// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output, past {@code System.out}, which Maven 4 takes for its log. On a terminal Maven 4
 * closes it at the beginning of the end of its JVM; what is written then goes to standard error.
 */
public final class StandardOutput extends OutputStream {
  private FileDescriptor target = FileDescriptor.out;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      to(target, bytes, offset, length);
    } catch (IOException closed) {
      target = FileDescriptor.err;
      to(target, bytes, offset, length);
    }
  }

  @SuppressWarnings("resource") // to close it is to close the descriptor for all
  private static void to(FileDescriptor target, byte[] bytes, int offset, int length)
      throws IOException {
    new FileOutputStream(target).write(bytes, offset, length);
  }
}
