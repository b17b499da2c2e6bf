// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.processes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;
import org.paralleltask.TaskProcess;

/**
 * S4-09: processes get arguments. Java has no default ones; an {@code Optional} says what is meant,
 * and travels like anything else.
 */
public final class Continents {
  private Continents() {}

  @ParallelTask
  static void tell(Optional<String> continent) {
    System.out.println("The name of continent is :  " + continent.orElse("Asia"));
  }

  public static void main(String... arguments) {
    List<TaskProcess<Void>> processes =
        Stream.of(null, "America", "Europe", "Africa")
            .map(name -> TaskProcess.of(ContinentsTasks.tell, Optional.ofNullable(name)))
            .map(TaskProcess::start)
            .toList();
    processes.forEach(TaskProcess::join);
    processes.forEach(TaskProcess::close);
  }
}
