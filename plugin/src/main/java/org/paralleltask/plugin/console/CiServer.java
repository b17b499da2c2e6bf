// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A CI server that shows messages beside the lines of source that they are about, and how it is
 * told: <a
 * href="https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions">GitHub
 * Actions</a>, <a
 * href="https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands">Azure
 * Pipelines</a>, <a
 * href="https://www.jetbrains.com/help/teamcity/service-messages.html">TeamCity</a>.
 */
enum CiServer {
  GITHUB {
    @Override
    String annotation(Severity severity, String title, String text, Optional<SourceLine> at) {
      String place = at.map(a -> "file=" + value(a.file()) + ",line=" + a.line() + ",").orElse("");
      return "::%s %stitle=%s::%s"
          .formatted(severity.word(), place, value(title), escaped(text, "%25", "%0A"));
    }

    private String value(String text) {
      return escaped(text, "%25", "%0A").replace(":", "%3A").replace(",", "%2C");
    }
  },

  AZURE {
    @Override
    String annotation(Severity severity, String title, String text, Optional<SourceLine> at) {
      String place =
          at.map(a -> "sourcepath=" + value(a.file()) + ";linenumber=" + a.line() + ";").orElse("");
      return "##vso[task.logissue type=%s;%s]%s"
          .formatted(severity.word(), place, escaped(title + ": " + text, "%AZP25", "%0A"));
    }

    private String value(String text) {
      return escaped(text, "%AZP25", "%0A").replace(";", "%3B").replace("]", "%5D");
    }
  },

  TEAMCITY {
    @Override
    String annotation(Severity severity, String title, String text, Optional<SourceLine> at) {
      String place = at.map(a -> a.file() + ":" + a.line() + ": ").orElse("");
      String status = severity == Severity.ERROR ? "ERROR" : "WARNING";
      return "##teamcity[message text='%s' status='%s']"
          .formatted(value(place + title + ": " + text), status);
    }

    private String value(String text) {
      return SPECIAL
          .matcher(text)
          .replaceAll(
              found ->
                  switch (found.group()) {
                    case "\n" -> "|n";
                    case "\r" -> "|r";
                    default -> "|" + found.group();
                  });
    }
  };

  private static final Pattern SPECIAL = Pattern.compile("['|\\[\\]\n\r]");

  /** How bad it is. */
  enum Severity {
    ERROR,
    WARNING;

    private String word() {
      return this == ERROR ? "error" : "warning";
    }
  }

  /**
   * The line that makes the server show a message, as these are read: alone, and from its begin.
   */
  abstract String annotation(Severity severity, String title, String text, Optional<SourceLine> at);

  /** The server that this build runs on, if it is one of these. */
  static Optional<CiServer> of(Map<String, String> environment) {
    if (!environment.getOrDefault("GITHUB_ACTIONS", "").isEmpty()) {
      return Optional.of(GITHUB);
    }
    if (!environment.getOrDefault("TF_BUILD", "").isEmpty()) {
      return Optional.of(AZURE);
    }
    boolean teamCity = !environment.getOrDefault("TEAMCITY_VERSION", "").isEmpty();
    return teamCity ? Optional.of(TEAMCITY) : Optional.empty();
  }

  private static String escaped(String text, String percent, String newLine) {
    return text.replace("%", percent).lines().collect(Collectors.joining(newLine));
  }
}
