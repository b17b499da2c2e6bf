// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course;

import java.util.Arrays;
import java.util.Optional;

/**
 * Runs an example: {@code java -jar course.jar S2-01 process}. The second argument is the kind of
 * pool: {@code thread}, which is also taken if there is none, {@code virtual} or {@code process}.
 * Without arguments, it lists all examples.
 */
public final class Course {
  private Course() {}

  public static void main(String... arguments) throws Exception {
    if (arguments.length == 0) {
      Rows.all().forEach(row -> System.out.printf("%-7s %s%n", row.id(), row.about()));
      return;
    }
    Optional<Row> row = Rows.all().stream().filter(each -> each.is(arguments[0])).findFirst();
    if (row.isEmpty()) {
      System.err.println(
          "There is no example \"" + arguments[0] + "\". Without arguments, all are listed.");
      System.exit(2);
    }
    row.orElseThrow().program().run(Arrays.copyOfRange(arguments, 1, arguments.length));
  }
}
