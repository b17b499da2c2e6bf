// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.course.Kind;
import org.paralleltask.course.executors.SeveralArgumentsTasks.GreetArgs;

/**
 * S1-06: an item is one value. Python packs several into a tuple; here the parameter is a record,
 * or the task has several parameters, and a record of them is generated.
 */
public final class SeveralArguments {
  private SeveralArguments() {}

  /** What one item needs. */
  record Person(String name, int age) {}

  @ParallelTask
  static String describe(Person person) {
    return person.name() + " is " + person.age();
  }

  @ParallelTask
  static String greet(String greeting, String name) {
    return greeting + ", " + name;
  }

  public static void main(String... arguments) {
    var describe = SeveralArgumentsTasks.describe.pool(Kind.of(arguments)).workers(2);
    var greet = SeveralArgumentsTasks.greet.pool(Kind.of(arguments)).workers(2);
    List<Person> people = List.of(new Person("Ada", 36), new Person("Alan", 41));
    System.out.println(describe.map(people).toList());
    System.out.println(
        greet.map(GreetArgs.zip(List.of("Hello", "Goodbye"), List.of("Ada", "Alan"))).toList());
  }
}
