// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.paralleltask.jobs");

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
  }
}
