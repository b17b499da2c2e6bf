// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

/** A job whose output is looked at after each turn, which is not timed. */
abstract class CheckedJob implements Entrant {
  private final JobEntrant job;

  CheckedJob(JobEntrant job) {
    this.job = job;
  }

  /** Fails if what the turn has made is not right. */
  abstract void check() throws Exception;

  @Override
  public String label() {
    return job.label();
  }

  @Override
  public int items() {
    return job.items();
  }

  @Override
  public long cpuNanos() {
    return job.cpuNanos();
  }

  @Override
  public long nanos() throws Exception {
    long nanos = job.nanos();
    check();
    return nanos;
  }

  @Override
  public void close() {
    job.close();
  }
}
