// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.course;

import java.util.List;
import java.util.stream.Stream;
import org.paralleltask.course.batch.CleanUp;
import org.paralleltask.course.batch.CsvFiles;
import org.paralleltask.course.batch.Decades;
import org.paralleltask.course.batch.DownloadFive;
import org.paralleltask.course.batch.NumberSum;
import org.paralleltask.course.batch.PoolCheck;
import org.paralleltask.course.batch.QueueCheck;
import org.paralleltask.course.batch.SerialCheck;
import org.paralleltask.course.batch.WikiImages;
import org.paralleltask.course.executors.AdHocTasks;
import org.paralleltask.course.executors.AsCompleted;
import org.paralleltask.course.executors.AsCompletedPairs;
import org.paralleltask.course.executors.Callback;
import org.paralleltask.course.executors.Circles;
import org.paralleltask.course.executors.CloseThenJoin;
import org.paralleltask.course.executors.Deadlock;
import org.paralleltask.course.executors.DefaultWorkers;
import org.paralleltask.course.executors.ExecutorApi;
import org.paralleltask.course.executors.FiveToOne;
import org.paralleltask.course.executors.ForLoop;
import org.paralleltask.course.executors.FutureApi;
import org.paralleltask.course.executors.HowItEnds;
import org.paralleltask.course.executors.IsDone;
import org.paralleltask.course.executors.LifeCycle;
import org.paralleltask.course.executors.MainKeepsWorking;
import org.paralleltask.course.executors.MapInOrder;
import org.paralleltask.course.executors.MapTwo;
import org.paralleltask.course.executors.MultiThreadMap;
import org.paralleltask.course.executors.MultiThreadSubmit;
import org.paralleltask.course.executors.NamedWorkers;
import org.paralleltask.course.executors.OnDemand;
import org.paralleltask.course.executors.OneWord;
import org.paralleltask.course.executors.PoolControls;
import org.paralleltask.course.executors.Sequential;
import org.paralleltask.course.executors.SeveralArguments;
import org.paralleltask.course.executors.SharedCollector;
import org.paralleltask.course.executors.SingleThread;
import org.paralleltask.course.executors.Stuck;
import org.paralleltask.course.executors.SubmitOne;
import org.paralleltask.course.executors.SubmitTwo;
import org.paralleltask.course.executors.ThreeMethods;
import org.paralleltask.course.executors.WaitLimit;
import org.paralleltask.course.executors.WorkerSetup;
import org.paralleltask.course.processes.Classify;
import org.paralleltask.course.processes.Continents;
import org.paralleltask.course.processes.CpuCount;
import org.paralleltask.course.processes.Cubes;
import org.paralleltask.course.processes.DaemonProcess;
import org.paralleltask.course.processes.FiveProcesses;
import org.paralleltask.course.processes.NestedProcesses;
import org.paralleltask.course.processes.ProcessNames;
import org.paralleltask.course.processes.ProcessSubclass;
import org.paralleltask.course.processes.Squares;
import org.paralleltask.course.processes.Terminate;
import org.paralleltask.course.processes.TwoProcesses;
import org.paralleltask.course.processes.WaitForProcesses;
import org.paralleltask.course.queues.Consumer;
import org.paralleltask.course.queues.ConsumerManager;
import org.paralleltask.course.queues.EndOfStream;
import org.paralleltask.course.queues.Monitor;
import org.paralleltask.course.queues.Producer;
import org.paralleltask.course.queues.ProducerManager;
import org.paralleltask.course.queues.ProducersAndConsumers;
import org.paralleltask.course.queues.QueueInEveryPool;
import org.paralleltask.course.queues.ThreeQueues;
import org.paralleltask.course.shared.Balance;
import org.paralleltask.course.shared.ConditionBetweenThreads;
import org.paralleltask.course.shared.Counter;
import org.paralleltask.course.shared.EventBetweenProcesses;
import org.paralleltask.course.shared.EventBetweenThreads;
import org.paralleltask.course.shared.LockCircle;
import org.paralleltask.course.shared.LockOnAStream;
import org.paralleltask.course.shared.QueueBetweenProcesses;
import org.paralleltask.course.shared.SharedArray;
import org.paralleltask.course.shared.WhatIsSafe;
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
    return Stream.of(threads(), executors(), pools(), processes(), shared(), queues(), batch())
        .flatMap(List::stream)
        .toList();
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

  private static List<Row> executors() {
    return List.of(
        new Row("S0-09", "threads or processes: one word", OneWord::main),
        new Row("S0-10", "map keeps the order of the inputs", MapInOrder::main),
        new Row("S0-11", "submit gives a handle", SubmitOne::main),
        new Row("S0-12", "two that wait for each other", Deadlock::main),
        new Row(
            "S0-12b", "one that waits for itself, three in a circle, nested items", Circles::main),
        new Row("S0-12c", "Ctrl-C ends a stuck program", Stuck::main),
        new Row("S1-02", "the baseline: a loop", Sequential::main),
        new Row("S1-03", "two tasks, submitted", SubmitTwo::main),
        new Row("S1-04", "submit, map, shutdown", ThreeMethods::main),
        new Row("S1-05", "two tasks, mapped", MapTwo::main),
        new Row("S1-06", "several arguments", SeveralArguments::main),
        new Row("S1-08", "a limit for waiting, and one for the item", WaitLimit::main),
        new Row("S1-09", "isDone", IsDone::main),
        new Row("S1-10", "as completed: the fastest first", AsCompleted::main),
        new Row("S1-18", "close, then join", CloseThenJoin::main),
        new Row("S1-22", "where partial results go", SharedCollector::main),
        new Row("S2-01", "five items, two workers, input order", FiveToOne::main),
        new Row("S2-02", "main is not blocked by map", FiveToOne::main),
        new Row("S2-03", "the states of a future", SubmitOne::main),
        new Row("S2-04", "returned, raised, cancelled", HowItEnds::main),
        new Row("S2-05", "futures as they are completed", AsCompletedPairs::main),
        new Row("S2-06", "a callback that knows the input", Callback::main),
        new Row("S2-07", "main keeps working", MainKeepsWorking::main),
        new Row("S2-08", "what a callback may ask", Callback::main),
        new Row("S2-10", "trivial tasks: one worker does them all", OnDemand::main));
  }

  private static List<Row> pools() {
    return List.of(
        new Row("S3-02", "what a pool controls", PoolControls::main),
        new Row("S3-03", "tasks of any kind", AdHocTasks::main),
        new Row("S3-04", "the methods of an executor", ExecutorApi::main),
        new Row("S3-05", "the methods of a future", FutureApi::main),
        new Row("S3-06", "how many workers by default", DefaultWorkers::main),
        new Row("S3-07", "names of workers", NamedWorkers::main),
        new Row("S3-08", "setup and teardown of every worker", WorkerSetup::main),
        new Row("S3-09", "the life of a pool", LifeCycle::main),
        new Row("S3-10", "four tasks in a loop", SingleThread::main),
        new Row("S3-11", "four tasks, mapped", MultiThreadMap::main),
        new Row("S3-12", "four tasks, submitted; whole lines", MultiThreadSubmit::main),
        new Row("S3-16", "when to use it: from a loop to map", ForLoop::main));
  }

  private static List<Row> processes() {
    return List.of(
        new Row("S0-12e", "nested: a worker process with a pool of its own", NestedProcesses::main),
        new Row("S2-09", "five items in two processes", TwoProcesses::main),
        new Row("S4-05", "ten numbers in a loop", Classify::main),
        new Row("S4-06", "ten numbers in ten processes", arguments -> Classify.main("process")),
        new Row("S4-07", "how many processors", CpuCount::main),
        new Row("S4-08", "five processes", FiveProcesses::main),
        new Row("S4-09", "processes with arguments", Continents::main),
        new Row("S4-10", "exercises: cubes, sum and difference", Cubes::main),
        new Row("S4-11", "names of processes", ProcessNames::main),
        new Row("S4-12", "a daemon process", DaemonProcess::main),
        new Row("S4-13", "wait for a daemon process", WaitForProcesses::main),
        new Row("S4-14", "terminate a process", Terminate::main),
        new Row("S4-15", "a class whose method runs in processes", ProcessSubclass::main),
        new Row("S4-22", "squares in a loop", Squares::main),
        new Row("S4-23", "squares in two processes", Squares::main));
  }

  private static List<Row> shared() {
    return List.of(
        new Row("S4-16", "an array and a value of two processes", SharedArray::main),
        new Row("S4-17", "a queue between two processes", QueueBetweenProcesses::main),
        new Row("S4-18", "an event between processes", EventBetweenProcesses::main),
        new Row("S4-19", "a lock between processes", LockOnAStream::main),
        new Row("S4-20", "two processes, one balance, no lock", Balance::main),
        new Row("S4-21", "two processes, one balance, a lock", arguments -> Balance.main("lock")),
        new Row("S0-12d", "two locks, taken crosswise", LockCircle::main),
        new Row("S4-31", "an event between threads", EventBetweenThreads::main),
        new Row("S4-32", "a condition", ConditionBetweenThreads::main),
        new Row("S4-33", "counting without a lock", Counter::main),
        new Row("S4-34", "counting with a lock", arguments -> Counter.main("lock")),
        new Row("S4-35", "what threads may share", WhatIsSafe::main));
  }

  private static List<Row> queues() {
    return List.of(
        new Row("S1-11", "three queues", ThreeQueues::main),
        new Row("S1-12", "a monitor", Monitor::main),
        new Row("S1-13", "a producer", Producer::main),
        new Row("S1-14", "twenty producers", ProducerManager::main),
        new Row("S1-15", "a consumer", Consumer::main),
        new Row("S1-16", "five consumers", ConsumerManager::main),
        new Row("S1-17", "producers and consumers", ProducersAndConsumers::main),
        new Row("S1-17b", "the same without a queue of one's own", EndOfStream::main),
        new Row("S1-17c", "the same with a queue for every kind of pool", QueueInEveryPool::main));
  }

  private static List<Row> batch() {
    return List.of(
        new Row("S1-01", "stages: seconds, days, decades", Decades::main),
        new Row("S1-07", "five images", DownloadFive::main),
        new Row("S1-19", "1000 files of numbers", NumberSum::main),
        new Row("S1-20", "which files were read", NumberSum::main),
        new Row("S1-21", "the sum over a map, 64 workers", NumberSum::main),
        new Row("S3-13", "twenty images, their names and types", WikiImages::main),
        new Row("S3-14", "clean up what was made", CleanUp::main),
        new Row("S3-15", "ten CSV files, and none", CsvFiles::main),
        new Row("S4-01", "is a website up?", SerialCheck::main),
        new Row("S4-02", "33 websites in a loop", SerialCheck::main),
        new Row("S4-03", "33 websites on a pool", PoolCheck::main),
        new Row("S4-04", "33 websites and a queue", QueueCheck::main));
  }
}
