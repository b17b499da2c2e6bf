// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The options that results depend on. Of all that can be said today, these are the arguments of the
 * JVM that runs the task, such as its system properties, and what a table is asked for; how many
 * items run at a time, where, how often, how long, and what is told of them makes no other result
 * of any of them. Downloads and checks of links know themselves what is up to date.
 */
final class OptionsThatMatter {
  private static final String QUESTION = "parallel.aggregate.";

  /** What chooses among items makes no other result of those that are chosen. */
  private static final Set<String> CHOICE = Set.of("include", "exclude", "limit");

  private OptionsThatMatter() {}

  /**
   * The fingerprint. Values are in it as hashes only, as they may be secret.
   *
   * @param jvmArguments those that the user has set
   * @param properties what a ready-made job is asked
   */
  static Fingerprint of(List<String> jvmArguments, Map<String, String> properties) {
    Map<String, String> parts = new TreeMap<>();
    for (String argument : jvmArguments) {
      if (!isOfMachine(argument)) {
        parts.put("workerJvmArgs " + name(argument), ContentHash.shortOf(argument));
      }
    }
    properties.forEach(
        (name, value) -> {
          String asked = name.startsWith(QUESTION) ? name.substring(QUESTION.length()) : "";
          if (!asked.isEmpty() && !CHOICE.contains(asked)) {
            parts.put(asked, ContentHash.shortOf(value));
          }
        });
    return Fingerprint.of(parts);
  }

  /** Memory, garbage collection, logging: {@code -Xmx1g}, {@code -XX:+UseSerialGC}. */
  private static boolean isOfMachine(String argument) {
    return argument.startsWith("-X");
  }

  private static String name(String argument) {
    int value = argument.indexOf('=');
    return value < 0 ? argument : argument.substring(0, value);
  }
}
