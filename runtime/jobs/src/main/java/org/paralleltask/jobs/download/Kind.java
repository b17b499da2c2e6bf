// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Kinds of files whose first bytes tell what they are. */
enum Kind {
  PNG("png", "\u0089PNG\r\n\u001A\n"),
  JPEG("jpg jpeg", "\u00FF\u00D8\u00FF"),
  GIF("gif", "GIF8"),
  WEBP("webp", "RIFF"),
  PDF("pdf", "%PDF"),
  ZIP("zip jar war docx xlsx", "PK"),
  GZIP("gz tgz", "\u001F\u008B");

  private static final List<String> MEDIA =
      List.of(
          "avif", "bmp", "svg", "ico", "mp3", "mp4", "webm", "ogg", "wav", "7z", "xz", "bz2", "zst",
          "tar", "exe", "bin", "iso", "dmg", "woff", "woff2", "ttf");

  private final String extensions;
  private final String start;

  /**
   * @param extensions separated by spaces
   * @param start a character for each byte
   */
  Kind(String extensions, String start) {
    this.extensions = extensions;
    this.start = start;
  }

  static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** The kind that a file of that name must be. */
  static Optional<Kind> ofName(String name) {
    String extension = extension(name);
    return List.of(values()).stream()
        .filter(kind -> List.of(kind.extensions.split(" ")).contains(extension))
        .findFirst();
  }

  /** Whether a page of text under such a name is a mistake. */
  static boolean isNoText(String name) {
    return ofName(name).isPresent() || MEDIA.contains(extension(name));
  }

  boolean fits(byte[] head) {
    return text(head).startsWith(start);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Whether it is another kind of picture under this name, which viewers do not mind. */
  boolean isOtherPicture(byte[] head) {
    Set<Kind> pictures = Set.of(PNG, JPEG, GIF, WEBP);
    return pictures.contains(this) && pictures.stream().anyMatch(kind -> kind.fits(head));
  }

  /** Whether it begins as a page or an error message does. */
  static boolean isPage(byte[] head) {
    String text = text(head).stripLeading().toLowerCase(Locale.ROOT);
    return text.startsWith("<!doctype html")
        || text.startsWith("<html")
        || text.startsWith("{\"error");
  }

  /** Whether it ends as it must, for kinds that tell. */
  boolean isComplete(byte[] tail) {
    return switch (this) {
      case PNG -> text(tail).contains("IEND");
      case JPEG -> text(tail).contains("\u00FF\u00D9");
      case GIF -> text(tail).contains(";");
      default -> true;
    };
  }
}
