// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course;

import java.util.List;
import java.util.stream.Stream;
import org.paralleltask.course.threads.AddAndSubtract;
import org.paralleltask.course.threads.AnotherThread;
import org.paralleltask.course.threads.DaemonThreads;
import org.paralleltask.course.threads.Daemons;
import org.paralleltask.course.threads.FiveWorkers;
import org.paralleltask.course.threads.Heartbeat;
import org.paralleltask.course.threads.JoinInTime;
import org.paralleltask.course.threads.JoinIsABarrier;
import org.paralleltask.course.threads.LiveThreads;
import org.paralleltask.course.threads.LogWithNames;
import org.paralleltask.course.threads.NamesInTheOutput;
import org.paralleltask.course.threads.SquareAndCube;
import org.paralleltask.course.threads.ThreadArguments;
import org.paralleltask.course.threads.ThreadNames;
import org.paralleltask.course.threads.ThreadSubclass;
import org.paralleltask.course.threads.WhoAmI;

/** All examples, in the order of the course. */
final class Rows {
  private Rows() {}

  /** Those of all parts. */
  static List<Row> all() {
    return Stream.of(threads()).flatMap(List::stream).toList();
  }

  private static List<Row> threads() {
    return List.of(
        new Row("S0-01", "five threads run one function", FiveWorkers::main),
        new Row(
            "S0-02",
            "a thread gets an argument; the program waits for all threads",
            ThreadArguments::main),
        new Row("S0-03", "the name and the number of the first thread", WhoAmI::main),
        new Row("S0-04", "threads with names", ThreadNames::main),
        new Row("S0-05", "daemons, joined or cut off (S0-05 join)", Daemons::main),
        new Row("S0-06", "join with a limit, and without", JoinIsABarrier::main),
        new Row("S0-07", "a heartbeat is a daemon", Heartbeat::main),
        new Row("S0-08", "all live threads", LiveThreads::main),
        new Row("S3-01", "a thread by hand", AnotherThread::main),
        new Row("S4-24", "square and cube", SquareAndCube::main),
        new Row("S4-25", "exercise: add and subtract", AddAndSubtract::main),
        new Row("S4-26", "names in the output, given and by default", NamesInTheOutput::main),
        new Row("S4-27", "a log with the names of the workers", LogWithNames::main),
        new Row("S4-28", "main counts while daemons sleep", DaemonThreads::main),
        new Row("S4-29", "a join that is too short", JoinInTime::main),
        new Row("S4-30", "a subclass of Thread", ThreadSubclass::main));
  }
}
