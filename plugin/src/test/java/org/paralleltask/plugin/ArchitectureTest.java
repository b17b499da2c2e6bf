// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.paralleltask.plugin");

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }

  @Test
  void logic_knowsNoMaven() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.paralleltask.plugin")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.maven..")
            .because("a goal is a form, and logic is tested without Maven"));
  }

  @Test
  void plugin_isNotLinkedToTheRuntime() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.paralleltask", "org.paralleltask.jobs..")
            .because("the project brings its own version, and its code never runs in Maven's JVM"));
  }

  @Test
  void logic_knowsNoGoal() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.paralleltask.plugin")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.paralleltask.plugin")
            .because("goals call logic, not the other way round"));
  }

  @Test
  void packages_haveNoCycles() {
    check(
        SlicesRuleDefinition.slices()
            .matching("org.paralleltask.plugin.(*)..")
            .should()
            .beFreeOfCycles());
  }

  @Test
  void nothing_printsPastTheLog() {
    check(
        noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("a user reads one log, and Maven 4 captures the streams"));
  }
}
