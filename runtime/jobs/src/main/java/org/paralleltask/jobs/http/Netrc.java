// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.paralleltask.jobs.http.HttpSettings.Credentials;

/**
 * The file in which ftp, and curl after it, keep users and passwords: {@code machine example.org
 * login me password secret}. What it has for {@code default} is not used, since any host could ask
 * for it; macros are skipped.
 */
public final class Netrc {
  private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

  private final Map<String, Credentials> byHost = new HashMap<>();
  private String host = "";
  private String user = "";
  private String password = "";

  private Netrc() {}

  /** Where it is: what the environment's {@code NETRC} says, or {@code .netrc} at home. */
  public static Path place() {
    String said = System.getenv("NETRC");
    return said == null || said.isBlank()
        ? Path.of(System.getProperty("user.home"), ".netrc")
        : Path.of(said);
  }

  /**
   * Reads it.
   *
   * @return users by host, in lower case; of two entries for a host the first
   * @throws IOException if it cannot be read
   */
  public static Map<String, Credentials> read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  static Map<String, Credentials> parse(String text) {
    Netrc netrc = new Netrc();
    boolean inMacro = false;
    for (String line : text.split("\\R", -1)) {
      inMacro = inMacro && !line.isBlank();
      if (!inMacro) {
        inMacro = netrc.line(words(line));
      }
    }
    netrc.take();
    return netrc.byHost;
  }

  private static Deque<String> words(String line) {
    Deque<String> words = new ArrayDeque<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      boolean quoted = word.group(1) != null;
      if (!quoted && word.group().startsWith("#") && words.isEmpty()) {
        break;
      }
      words.add(quoted ? word.group(1).replaceAll("\\\\(.)", "$1") : word.group());
    }
    return words;
  }

  /** Whether a macro begins, which goes on to the next empty line. */
  private boolean line(Deque<String> words) {
    while (!words.isEmpty()) {
      String word = words.remove();
      switch (word) {
        case "machine" -> next(words.isEmpty() ? "" : words.remove());
        case "default" -> next("");
        case "login" -> user = words.isEmpty() ? "" : words.remove();
        case "password" -> password = words.isEmpty() ? "" : words.remove();
        case "account" -> words.poll();
        case "macdef" -> {
          return true;
        }
        default -> {
          // what others have added to it
        }
      }
    }
    return false;
  }

  private void next(String name) {
    take();
    host = name.toLowerCase(Locale.ROOT);
    user = "";
    password = "";
  }

  private void take() {
    if (!host.isEmpty() && !password.isEmpty()) {
      byHost.putIfAbsent(host, new Credentials(user, password));
    }
  }
}
