// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.option;

/** Who set an option, the strongest first. */
public enum Source {
  COMMAND_LINE("command line"),
  POM("POM");

  private final String words;

  Source(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
