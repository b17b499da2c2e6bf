// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reading, judging and writing stay apart. */
@Timeout(60)
class ArchitectureTest {
  /** The compiler's view of sources; {@code Modifier} is no part of it, JavaPoet asks for that. */
  private static final List<String> COMPILER =
      List.of("javax.lang.model.type..", "javax.lang.model.util..", "com.sun.source..");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.paralleltask.processor");

  @Test
  void modelRulesAndWriters_doNotKnowTheCompiler() {
    noClasses()
        .that(simpleNameEndingWith("Model").or(simpleNameEndingWith("Rules")))
        .or(simpleNameEndingWith("Writer").or(simpleNameEndingWith("Initializer")))
        .or(type(Messages.class).or(type(Settings.class)).or(type(WiringNames.class)))
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage(COMPILER.toArray(String[]::new))
                .or(JavaClass.Predicates.assignableTo(javax.lang.model.element.Element.class)))
        .because("they are tested, and understood, without a compiler")
        .check(CLASSES);
  }

  @Test
  void onlyThePrinter_prints() {
    noClasses()
        .that()
        .doNotHaveSimpleName("ProblemPrinter")
        .and()
        .doNotHaveSimpleName("ParallelTaskProcessor")
        .should()
        .dependOnClassesThat(type(Messager.class))
        .because("problems are values, reported once, in one place")
        .check(CLASSES);
  }

  @Test
  void onlyGeneratedFiles_writesFiles() {
    noClasses()
        .that()
        .doNotHaveSimpleName("GeneratedFiles")
        .and()
        .doNotHaveSimpleName("ParallelTaskProcessor")
        .should()
        .dependOnClassesThat(type(Filer.class))
        .because("writers give text and have no effects")
        .check(CLASSES);
  }

  @Test
  void nothing_isPublicButTheProcessors() {
    Set<String> open =
        CLASSES.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toSet());

    assertEquals(Set.of("ParallelTaskProcessor", "GeneratedClaim"), open);
  }
}
