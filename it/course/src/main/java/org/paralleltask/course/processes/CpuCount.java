// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.processes;

/** S4-07: how many processors this JVM may use, limits of a container included. */
public final class CpuCount {
  private CpuCount() {}

  public static void main(String... arguments) {
    System.out.println("Number of cpu :  " + Runtime.getRuntime().availableProcessors());
  }
}
