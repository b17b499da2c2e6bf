// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.paralleltask.jobs.http.Urls;

/** Names of files that every system takes, made of what URLs and lists say. */
final class SafeName {
  private static final int LONGEST = 200;
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(\\..*)?");

  /** What needs no look but for reserved names. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,98}[A-Za-z0-9_-]");

  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cntrl}|\\p{Cf}|\\p{Cs}");
  private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"/\\\\|?*]");
  private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:");
  private static final Pattern NOTHING = Pattern.compile("[.\\s\\p{Cntrl}\\p{Cf}\\p{Cs}]*");
  private static final Pattern LEADING = Pattern.compile("^\\.+");
  private static final Pattern TRAILING = Pattern.compile("[. ]+$");

  private SafeName() {}

  /** The last part of the path of a URL, decoded once; {@code index.html} if it is empty. */
  static String of(URI url) {
    String path = url.getRawPath();
    String last = Urls.decode(path.substring(path.lastIndexOf('/') + 1));
    return last.isBlank() ? "index.html" : clean(last);
  }

  /**
   * A path that a list gives, with {@code /} or {@code \}.
   *
   * @throws IllegalArgumentException if it leads elsewhere
   */
  static String of(String path) {
    String text = path.strip().replace('\\', '/');
    if (text.isEmpty()
        || text.startsWith("/")
        || text.matches("[A-Za-z]:.*")
        || text.startsWith("~")) {
      throw outside(path);
    }
    List<String> parts = new ArrayList<>();
    for (String part : text.split("/", -1)) {
      String decoded = Urls.decode(Urls.decode(part));
      if (decoded.equals("..") || decoded.contains("/") || decoded.contains("\\")) {
        throw outside(path);
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(clean(part));
      }
    }
    if (parts.isEmpty()) {
      throw outside(path);
    }
    return String.join("/", parts);
  }

  /**
   * The last part of what a server calls a file, which is never hidden; empty if it is of no use.
   */
  static String ofServer(String said) {
    String last = said.substring(Math.max(said.lastIndexOf('/'), said.lastIndexOf('\\')) + 1);
    String bare = DRIVE.matcher(last).replaceFirst("").strip();
    return NOTHING.matcher(bare).matches() ? "" : clean(LEADING.matcher(bare).replaceFirst("_"));
  }

  /** What a list says for such a name, so that {@link #of(String)} gives it again. */
  static String toPath(String name) {
    return name.startsWith("~") ? "./" + name : name;
  }

  private static IllegalArgumentException outside(String path) {
    return new IllegalArgumentException(
        "UNSAFE_PATH: \"%s\" is not the path of a file below the directory of all"
            .formatted(shown(path)));
  }

  private static String shown(String text) {
    return text.replaceAll("\\p{Cntrl}|\\p{Cf}", "?");
  }

  /** One part of a path. */
  static String clean(String name) {
    boolean plain = PLAIN.matcher(name).matches() && !RESERVED.matcher(name).matches();
    return plain ? name : cleaned(name);
  }

  private static String cleaned(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    String visible = INVISIBLE.matcher(composed).replaceAll("");
    String allowed = FORBIDDEN.matcher(visible).replaceAll("_");
    String text = TRAILING.matcher(allowed).replaceAll("").strip();
    if (text.isEmpty()) {
      text = "_";
    }
    if (RESERVED.matcher(text).matches()) {
      text = "_" + text;
    }
    return writable(cut(text));
  }

  private static String cut(String text) {
    if (bytes(text) <= LONGEST) {
      return text;
    }
    int dot = text.lastIndexOf('.');
    String end = dot > 0 && text.length() - dot <= 12 ? text.substring(dot) : "";
    String tail = "~" + Urls.hash(text).substring(0, 8) + end;
    StringBuilder head = new StringBuilder();
    int left = LONGEST - bytes(tail);
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      String point = Character.toString(points[i]);
      left -= bytes(point);
      if (left < 0) {
        break;
      }
      head.append(point);
    }
    return head + tail;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Encodes what the names of files of this system cannot hold, as under LC_ALL=C. */
  private static String writable(String text) {
    Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    return writable(text, names);
  }

  static String writable(String text, Charset names) {
    if (names.newEncoder().canEncode(text)) {
      return text;
    }
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      encoded.append(b >= 0 ? String.valueOf((char) b) : String.format("%%%02X", b & 0xFF));
    }
    return encoded.toString();
  }

  /** Equal for names that some system takes for the same. */
  static String folded(String path) {
    return isAscii(path) ? path.toLowerCase(Locale.ROOT) : foldedOfUnicode(path);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static String foldedOfUnicode(String path) {
    String upper = Normalizer.normalize(path, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
    return upper.toLowerCase(Locale.ROOT);
  }
}
