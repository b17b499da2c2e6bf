// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.option;

/** Who set an option, the strongest first. */
public enum Source {
  COMMAND_LINE("command line"),
  POM("POM"),
  /** What a goal sets that runs one job only. */
  GOAL("default of the goal");

  private final String words;

  Source(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
