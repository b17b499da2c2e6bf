// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.paralleltask.jobs.engine.JobRun;
import org.paralleltask.jobs.journal.Verdict;
import org.paralleltask.jobs.report.EventChannel;
import org.paralleltask.jobs.report.Events;
import org.paralleltask.jobs.report.Versions;
import org.paralleltask.jobs.spec.Action;
import org.paralleltask.jobs.spec.ConfigurationException;
import org.paralleltask.jobs.spec.JobSpec;

/**
 * Runs one job in this JVM. Standard input has one line, the order; after it, only its end counts,
 * which says that the plugin is gone. Events go through a connection of their own, so that standard
 * output and error are the tasks'.
 */
public final class JobMain {
  /** The system property that tells tasks where the files of their run are. */
  public static final String DIRECTORY = "parallel.directory";

  private static final int INTERNAL = Verdict.INTERNAL.exitCode();

  private JobMain() {}

  /** Runs the job and ends the JVM. */
  public static void main(String[] arguments) {
    InputStream orders = System.in;
    System.setIn(InputStream.nullInputStream());
    int exitCode = INTERNAL;
    try {
      exitCode = run(orders, System.err);
    } finally {
      System.exit(exitCode); // whatever was thrown: items may have left threads that never end
    }
  }

  private static int run(InputStream orders, PrintStream errors) {
    try {
      JobSpec spec = JobSpec.parse(line(orders));
      spec.properties().forEach(System::setProperty);
      LogFormat.install();
      Events events = new Events(EventChannel.connect(spec.port()));
      events.hello(JobSpec.PROTOCOL, spec.token(), Versions.runtime());
      return spec.action() == Action.RUN
          ? run(spec, events, orders)
          : new ErrandRun(spec, events).run(orders);
    } catch (ConfigurationException unreadable) {
      errors.println(unreadable.getMessage());
      return Verdict.CONFIG.exitCode();
    } catch (IOException unreachable) {
      errors.println(
          "The plugin that started this JVM cannot be reached at 127.0.0.1: "
              + unreachable
              + ". Is there a firewall between processes of this machine?");
      return Verdict.ENVIRONMENT.exitCode();
    }
  }

  private static int run(JobSpec spec, Events events, InputStream orders) {
    System.setProperty(DIRECTORY, spec.reports().toString());
    JobRun job = new JobRun(spec, events);
    Thread watcher = new Thread(() -> watch(orders, job), "parallel-parent-watch");
    watcher.setDaemon(true);
    watcher.start();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> died(thread, thrown, job));
    Runtime.getRuntime().addShutdownHook(new Thread(job::endWithJvm, "parallel-shutdown"));
    return job.run();
  }

  private static void died(Thread thread, Throwable thrown, JobRun job) {
    try {
      job.endWithThread(thread, thrown);
    } catch (Throwable noMemoryLeft) {
      // Nothing can be told, and nobody would notice that nothing goes on: the journal has it all.
      Runtime.getRuntime().halt(INTERNAL);
    }
  }

  private static void watch(InputStream orders, JobRun job) {
    try {
      orders.transferTo(OutputStream.nullOutputStream()); // whatever a newer plugin may say
    } catch (IOException gone) {
      // A broken pipe says the same as its end.
    }
    job.endWithParent();
  }

  private static String line(InputStream orders) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = orders.read(); b >= 0 && b != '\n'; b = orders.read()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
