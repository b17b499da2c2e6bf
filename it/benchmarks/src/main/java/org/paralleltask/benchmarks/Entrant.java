// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.benchmarks;

/**
 * Somebody who takes part in a contest: does all the work when told to, and says how long it took.
 */
interface Entrant extends AutoCloseable {
  String label();

  int items();

  /** Does the work once, and checks the results outside of the time that it returns. */
  long nanos() throws Exception;

  @Override
  void close();

  /** A rival in this JVM. */
  static Entrant of(Rival rival, Work<?, ?> work) {
    Contender contender = rival.start(work.workers());
    return new Entrant() {
      @Override
      public String label() {
        return rival.label();
      }

      @Override
      public int items() {
        return work.items().size();
      }

      @Override
      public long nanos() throws Exception {
        return work.time(contender);
      }

      @Override
      public void close() {
        contender.close();
      }
    };
  }
}
