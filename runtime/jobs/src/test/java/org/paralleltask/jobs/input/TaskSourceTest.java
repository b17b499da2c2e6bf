// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltask.jobs.spec.ConfigurationException;

/** What becomes of the method that {@code itemsFrom} names. */
@Timeout(10)
class TaskSourceTest {
  @Test
  void methodThrowsCheckedException_isAConfigurationErrorWithTheCause() {
    IOException gone = new NoSuchFileException("data");
    ConfigurationException thrown =
        failure(
            () -> {
              throw gone;
            });

    assertEquals(
        "com.acme.Numbers.files(), which has the items of the job, threw"
            + " java.nio.file.NoSuchFileException: data (TaskSourceTest.java:"
            + gone.getStackTrace()[0].getLineNumber()
            + "). Nothing was run.",
        thrown.getMessage());
    assertSame(gone, thrown.getCause());
  }

  @Test
  void codeOfTheJdkThrows_thePlaceIsWhereItWasCalled() {
    ConfigurationException thrown = failure(() -> Stream.of(Integer.valueOf("three")));

    assertTrue(
        thrown.getMessage().contains("\"three\" (TaskSourceTest.java:"), thrown.getMessage());
  }

  @Test
  void methodThrowsWhatCannotBeSaid_itsTypeIsNamed() {
    ConfigurationException thrown =
        failure(
            () -> {
              throw new IllegalStateException() {
                @Override
                public String getMessage() {
                  throw new IllegalArgumentException();
                }
              };
            });

    assertTrue(thrown.getMessage().contains("TaskSourceTest$"), thrown.getMessage());
  }

  @Test
  void methodIsInterrupted_theThreadStaysInterrupted() {
    failure(
        () -> {
          throw new InterruptedException();
        });

    assertTrue(Thread.interrupted(), "the flag is set, for whoever asked for it");
  }

  @Test
  void methodReturnsNull_isAConfigurationErrorThatSaysWhatToReturn() {
    assertEquals(
        "com.acme.Numbers.files() returned null instead of a stream of items. Return"
            + " Stream.empty() for none.",
        failure(() -> null).getMessage());
  }

  @Test
  void sizeOfTheStream_isTheTotal() throws ConfigurationException {
    assertEquals(OptionalLong.of(3), source(() -> Stream.of(1, 2, 3)).size());
  }

  private static ConfigurationException failure(Callable<Stream<?>> items) {
    return assertThrows(ConfigurationException.class, () -> source(items));
  }

  private static TaskSource source(Callable<Stream<?>> items) throws ConfigurationException {
    return TaskSource.of("com.acme.Numbers.files()", items, Path.of(""));
  }
}
