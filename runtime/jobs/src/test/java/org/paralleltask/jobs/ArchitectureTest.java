// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.paralleltask.jobs");

  /** They write down when a run began, or compare with the times of files. */
  private static final String MAY_ASK_THE_TIME =
      ".*\\.(AnswerCache|Assembly|Cache|JobFreshness|RunLock)";

  @Test
  void runtimeIsUsedThroughItsApiOnly() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.paralleltask.internal..")
        .because("the project under build brings a runtime of its own version")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.paralleltask.jobs.(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching("org.paralleltask.jobs.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void E11_clockJumps_noDurationAndNoDeadlineDoes() {
    noClasses()
        .that()
        .haveNameNotMatching(MAY_ASK_THE_TIME)
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .because("durations and deadlines are of System.nanoTime, which no clock's change reaches")
        .check(CLASSES);
  }
}
