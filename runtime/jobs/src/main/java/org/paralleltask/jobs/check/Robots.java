// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What hosts want robots to leave alone, by <a href="https://www.rfc-editor.org/rfc/rfc9309">RFC
 * 9309</a>: the longest rule that fits decides. A host without a readable robots.txt has no wishes.
 * Thread-safe.
 */
final class Robots {
  private static final int LARGEST = 500 << 10;
  private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z-]+)\\s*:\\s*([^#]*)");

  private final Web web;
  private final String agent;
  private final Map<String, List<Rule>> hosts = new ConcurrentHashMap<>();

  private record Rule(boolean allows, String path, Pattern pattern) {
    static Rule of(boolean allows, String path) {
      String regex = "\\Q" + path.replace("*", "\\E.*\\Q") + "\\E";
      return new Rule(
          allows,
          path,
          Pattern.compile(
              path.endsWith("$") ? regex.replaceFirst("\\$\\\\E$", "\\\\E\\$") : regex));
    }
  }

  Robots(Web web, String userAgent) {
    this.web = web;
    this.agent = userAgent.replaceFirst("[/ ].*", "").toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a page may be looked through.
   *
   * @throws org.paralleltask.TryLaterException if the host cannot be asked for its wishes now
   */
  boolean allow(URI page) {
    URI file = page.resolve("/robots.txt");
    List<Rule> rules = hosts.get(file.toString());
    if (rules == null) {
      rules = fetch(file);
      hosts.put(file.toString(), rules);
    }
    String path = page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
    Rule longest = null;
    for (Rule rule : rules) {
      boolean longer =
          longest == null
              || rule.path.length() > longest.path.length()
              || (rule.path.length() == longest.path.length() && rule.allows);
      if (longer && rule.pattern.matcher(path).lookingAt()) {
        longest = rule;
      }
    }
    return longest == null || longest.allows;
  }

  private List<Rule> fetch(URI file) {
    try {
      return rules(new String(web.content(file, LARGEST), StandardCharsets.UTF_8));
    } catch (IOException none) {
      return List.of();
    }
  }

  /** The rules for this robot if there are any, else those for all. */
  private List<Rule> rules(String text) {
    List<Rule> own = new ArrayList<>();
    List<Rule> forAll = new ArrayList<>();
    boolean named = false;
    List<List<Rule>> current = new ArrayList<>();
    boolean inNames = false;
    for (String line : text.lines().toList()) {
      Matcher parts = LINE.matcher(line);
      if (!parts.lookingAt()) {
        continue;
      }
      String key = parts.group(1).toLowerCase(Locale.ROOT);
      String value = parts.group(2).strip();
      if (key.equals("user-agent")) {
        if (!inNames) {
          current.clear();
        }
        inNames = true;
        if (value.toLowerCase(Locale.ROOT).equals(agent)) {
          named = true;
          current.add(own);
        } else if (value.equals("*")) {
          current.add(forAll);
        }
      } else if (key.equals("allow") || key.equals("disallow")) {
        inNames = false;
        if (!value.isEmpty()) {
          Rule rule = Rule.of(key.equals("allow"), value);
          current.forEach(rules -> rules.add(rule));
        }
      }
    }
    return List.copyOf(named ? own : forAll);
  }
}
