// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.executors;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.course.Kind;

/**
 * S3-16: when to use it. Look for a loop over a collection that calls one pure function for each
 * element: the function becomes the task, the loop becomes {@code map}, and the result is the same.
 */
public final class ForLoop {
  private ForLoop() {}

  /** Pure: what it returns depends on its parameter alone. */
  @ParallelTask
  static int depth(Path path) {
    return path.getNameCount();
  }

  public static void main(String... arguments) {
    List<Path> paths = List.of(Path.of("a"), Path.of("b", "c"), Path.of("d", "e", "f"));
    List<Integer> loop = new ArrayList<>();
    for (Path path : paths) {
      loop.add(depth(path));
    }
    System.out.println("loop: " + loop);
    System.out.println(
        "map: " + ForLoopTasks.depth.pool(Kind.of(arguments)).workers(2).map(paths).toList());
  }
}
