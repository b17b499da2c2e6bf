// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course.shared;

import java.util.List;
import org.paralleltask.ParallelTask;
import org.paralleltask.TaskProcess;
import org.paralleltask.course.shared.QueueBetweenProcessesTasks.PutArgs;
import org.paralleltask.sync.SharedQueue;

/**
 * S4-17: a queue between two processes: one puts squares, the other takes them in their order. The
 * tutorial takes until the queue is empty, which it also is before the first is put; here it has an
 * end, and both run at a time.
 */
public final class QueueBetweenProcesses {
  private QueueBetweenProcesses() {}

  @ParallelTask
  static void put(List<Integer> numbers, SharedQueue<Integer> queue) {
    numbers.forEach(number -> queue.put(number * number));
    queue.end();
  }

  @ParallelTask
  static void print(SharedQueue<Integer> queue) {
    System.out.println("Queue elements:");
    queue.forEach(System.out::println);
    System.out.println("Queue is now empty!");
  }

  public static void main(String... arguments) {
    try (SharedQueue<Integer> queue = SharedQueue.create(2);
        TaskProcess<Void> p1 =
            TaskProcess.of(
                QueueBetweenProcessesTasks.put, new PutArgs(List.of(1, 2, 3, 4), queue));
        TaskProcess<Void> p2 = TaskProcess.of(QueueBetweenProcessesTasks.print, queue)) {
      p1.start();
      p2.start();
      p1.join();
      p2.join();
    }
  }
}
