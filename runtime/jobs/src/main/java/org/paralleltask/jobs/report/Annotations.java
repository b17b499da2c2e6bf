// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.Failure;
import org.paralleltask.jobs.journal.ItemEntry;

/**
 * Lines that a CI server reads from the log of a build and shows beside the code: one for the run,
 * and one for each of the first causes of failure that has a place in the code. They must stand at
 * the beginning of a line, as they are; texts of others in them cannot end them, or begin another.
 */
public final class Annotations {
  private static final int MOST_FAILURES = 9;
  private static final int LONGEST_TEXT = 500;

  private Annotations() {}

  /** A CI server that reads annotations from the log. */
  public enum Server {
    /** Workflow commands. */
    GITHUB("GITHUB_ACTIONS"),
    /** Logging commands. */
    AZURE("TF_BUILD"),
    /** Service messages. */
    TEAMCITY("TEAMCITY_VERSION");

    private final String variable;

    Server(String variable) {
      this.variable = variable;
    }

    /** The one that these environment variables tell of; empty if it is none of them. */
    public static Optional<Server> of(Map<String, String> environment) {
      for (Server server : values()) {
        if (!environment.getOrDefault(server.variable, "").isEmpty()) {
          return Optional.of(server);
        }
      }
      return Optional.empty();
    }

    private String line(@Nullable Place place, String title, String text) {
      return switch (this) {
        case GITHUB -> github(place, title, text);
        case AZURE -> azure(place, title, text);
        case TEAMCITY -> teamCity(title, text);
      };
    }
  }

  /**
   * A line of source.
   *
   * @param file as the server knows it, relative to the repository
   */
  private record Place(String file, String line) {}

  /**
   * The lines for a run; none if nothing failed.
   *
   * @param sources finds the file with a name such as {@code Images.java}, as the server knows it
   */
  public static List<String> of(
      Server server, Digest digest, Function<String, Optional<String>> sources) {
    List<String> lines = new ArrayList<>();
    if (digest.failures() > 0) {
      String job = digest.facts().job();
      lines.add(server.line(null, job, Findings.verdict(digest)));
      for (FailureGroups.Group group : digest.groups()) {
        if (lines.size() <= MOST_FAILURES) {
          lines.add(line(server, job, group, sources));
        }
      }
    }
    return lines;
  }

  private static String line(
      Server server,
      String job,
      FailureGroups.Group group,
      Function<String, Optional<String>> sources) {
    ItemEntry first = group.samples().get(0);
    Failure failure = first.failure();
    String label = Printable.shortened(first.label(), LONGEST_TEXT / 4);
    String more = group.count() > 1 ? " (and %s more)".formatted(group.count() - 1) : "";
    String message = failure == null ? "" : Printable.shortened(failure.message(), LONGEST_TEXT);
    Place place = failure == null ? null : place(failure.at(), sources);
    return server.line(place, job + ": " + label + more, message);
  }

  private static @Nullable Place place(
      @Nullable String at, Function<String, Optional<String>> sources) {
    int colon = at == null ? -1 : at.lastIndexOf(':');
    if (at == null || colon < 0) {
      return null;
    }
    return sources
        .apply(at.substring(0, colon))
        .map(file -> new Place(file, at.substring(colon + 1)))
        .orElse(null);
  }

  private static String github(@Nullable Place place, String title, String text) {
    String where =
        place == null ? "" : "file=%s,line=%s,".formatted(property(place.file), place.line);
    return "::error %stitle=%s::%s".formatted(where, property(title), data(text));
  }

  private static String data(String text) {
    return Printable.of(text).replace("%", "%25");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  private static String azure(@Nullable Place place, String title, String text) {
    String where =
        place == null
            ? ""
            : "sourcepath=%s;linenumber=%s;".formatted(azure(place.file), place.line);
    return "##vso[task.logissue type=error;%s]%s: %s".formatted(where, data(title), data(text));
  }

  private static String azure(String property) {
    return Printable.of(property).replace("%", "%AZP25").replace(";", "%3B").replace("]", "%5D");
  }

  private static String teamCity(String title, String text) {
    return "##teamcity[message text='%s' errorDetails='%s' status='ERROR']"
        .formatted(teamCity(title), teamCity(text));
  }

  /** Characters beyond ASCII are escaped, too, as the log's encoding is not known. */
  private static String teamCity(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : Printable.of(text).toCharArray()) {
      if (c == '|' || c == '\'' || c == '[' || c == ']') {
        escaped.append('|').append(c);
      } else if (c < 0x7f) {
        escaped.append(c);
      } else {
        escaped.append("|0x").append(String.format(Locale.ROOT, "%04x", (int) c));
      }
    }
    return escaped.toString();
  }
}
