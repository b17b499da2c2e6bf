// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.contract;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.paralleltask.Task;
import org.paralleltask.TaskFuture;
import org.paralleltask.TaskPool;
import org.paralleltask.TaskProcess;
import org.paralleltask.WorkerJvm;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Rules that the library keeps for all time. */
class ArchitectureTest {
  private static final Set<String> API =
      new TreeSet<>(
          Set.of(
              "Backoff",
              "BrokenPoolException",
              "DeadlockException",
              "Growing",
              "InstanceFunction",
              "InstanceMaker",
              "Mode",
              "OnFailure",
              "Outcome",
              "OutputFile",
              "ParallelTask",
              "ParallelTaskException",
              "Pool",
              "PoolOptions",
              "PoolUnavailableException",
              "RemoteException",
              "Results",
              "RunTimedOutException",
              "Task",
              "TaskFailedException",
              "TaskFunction",
              "TaskFuture",
              "TaskOptions",
              "TaskPool",
              "TaskProcess",
              "TaskTimedOutException",
              "Travel",
              "TryLaterException",
              "UnobservedFailuresException",
              "WaitInterruptedException",
              "WorkerAction",
              "WorkerJvm",
              "WorkerLostException",
              "WorkerOutput",
              "Zip"));

  private static final JavaClasses LIBRARY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.paralleltask");

  @Test
  void rootPackage_holdsThePublicTypesOfThisListAndNoOther() {
    assertEquals(
        API,
        LIBRARY.stream()
            .filter(type -> type.getPackageName().equals(Task.class.getPackageName()))
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(JavaClass::isTopLevelClass)
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** The one class looks whether a file is so old that it must have been left behind. */
  @Test
  void E11_clockJumps_noDurationAndNoDeadlineDoes() {
    noClasses()
        .that()
        .doNotHaveSimpleName("SharedFile")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .because("durations and deadlines are of System.nanoTime, which no clock's change reaches")
        .check(LIBRARY);
  }

  @Test
  void library_needsNoModuleButJavaBase() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAPackage("org.paralleltask..")
                .or(resideInAPackage("org.jspecify.."))
                .or(resideInAnyPackage(packagesOfJavaBase())))
        .because("it must run wherever a JVM does")
        .check(LIBRARY);
  }

  @Test
  void pom_hasNoDependencyThatUsersWouldGet() throws Exception {
    NodeList dependencies =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile())
            .getElementsByTagName("dependency");
    List<String> reaching = new ArrayList<>();
    for (int i = 0; i < dependencies.getLength(); i++) {
      Element dependency = (Element) dependencies.item(i);
      if (!Set.of("test", "provided").contains(text(dependency, "scope"))) {
        reaching.add(text(dependency, "artifactId"));
      }
    }
    assertEquals(List.of(), reaching);
  }

  @Test
  void api_namesInternalTypesOnlyWhereItMakesObjects() {
    noClasses()
        .that()
        .resideInAPackage("org.paralleltask")
        .and(not(belongToAnyOf(Task.class, TaskPool.class, TaskFuture.class, TaskProcess.class)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..internal..")
        .because("what is internal can then change without the API")
        .check(LIBRARY);
  }

  @Test
  void nothing_writesToTheStandardStreams() {
    noClasses()
        .that()
        .areNotAssignableTo(WorkerJvm.class) // prints what its tasks have printed
        .and()
        .resideOutsideOfPackage("..child..") // has nobody else to tell
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .because("they belong to the tasks")
        .check(LIBRARY);
  }

  @Test
  void nothing_usesTheCommonPool() {
    noClasses()
        .should()
        .callMethod(ForkJoinPool.class, "commonPool")
        .orShould()
        .callMethodWhere(
            DescribedPredicate.describe(
                "runs in the common pool by default",
                call ->
                    call.getTargetOwner().isEquivalentTo(CompletableFuture.class)
                        && call.getName().endsWith("Async")))
        .because("a stuck item would stop other parts of the program")
        .check(LIBRARY);
  }

  @Test
  void nothing_keepsStaticStateThatChanges() {
    fields()
        .that()
        .areStatic()
        .should()
        .haveModifier(FINAL)
        .andShould()
        .notHaveRawType("java.util.concurrent.ConcurrentHashMap")
        .because("two pools must not know of each other")
        .check(LIBRARY);
  }

  private static String[] packagesOfJavaBase() {
    ModuleDescriptor base = ModuleFinder.ofSystem().find("java.base").orElseThrow().descriptor();
    return base.exports().stream()
        .filter(exported -> !exported.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .toArray(String[]::new);
  }

  private static String text(Element element, String child) {
    NodeList found = element.getElementsByTagName(child);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }
}
