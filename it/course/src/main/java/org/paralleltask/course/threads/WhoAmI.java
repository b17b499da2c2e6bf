// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.threads;

/** S0-03: which thread runs this? Java calls the first one {@code main}. */
public final class WhoAmI {
  private WhoAmI() {}

  public static void main(String... arguments) {
    System.out.println(Thread.currentThread().getName() + " " + NativeId.current());
  }
}
