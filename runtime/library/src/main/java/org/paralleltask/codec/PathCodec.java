// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Of paths of the default file system, also of names that its encoding has no characters for. */
final class PathCodec extends ValueCodec<Path> {
  static final Codec<Path> CODEC = new PathCodec();

  @Override
  void writeValue(Encoder out, Path value) {
    if (value.getFileSystem() != FileSystems.getDefault()) {
      throw new CodecException(
          "a path of another file system, \"" + value.toUri() + "\", cannot travel",
          ": worker processes see the files of the default one alone");
    }
    String text = value.toString();
    boolean exact = isAscii(text) || reads(text, value);
    out.writeBoolean(exact);
    out.writeString(exact ? text : value.toUri().toString());
  }

  @Override
  Path parse(Decoder in) {
    return in.readBoolean() ? Path.of(in.readString()) : Path.of(URI.create(in.readString()));
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static boolean reads(String text, Path value) {
    try {
      return Path.of(text).equals(value);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
