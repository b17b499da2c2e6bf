// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Messager;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Generates the wiring of {@code @ParallelTask} methods, a class for each class that has some, and
 * one index of all tasks of the compilation.
 *
 * <p>In each round: read the classes with annotated methods, judge every method, print its
 * problems, and write what has none. A class that mentions a type which does not exist yet waits
 * for the next round, since another processor may generate it; so does one that Lombok is about to
 * change. After the last round the index is written.
 */
@SupportedAnnotationTypes(TaskReader.ANNOTATION)
@SupportedOptions(ParallelTaskProcessor.VERBOSE)
public final class ParallelTaskProcessor extends AbstractProcessor {
  static final String VERBOSE = "parallel.verbose";

  private final JobNames jobNames = new JobNames();
  private final IndexWriter index = new IndexWriter();
  private final Set<String> waiting = new TreeSet<>();
  private final Set<String> postponed = new TreeSet<>();
  private final Set<String> written = new TreeSet<>();
  private final NavigableSet<String> staying = new TreeSet<>();
  private long nanos;

  /** For the compiler, which finds it by {@code META-INF/services}. */
  public ParallelTaskProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  // Nobody else reads the annotation, and javac -Xlint warns of annotations that nobody claims.
  @SuppressWarnings("DoNotClaimAnnotations")
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    long start = System.nanoTime();
    boolean isLast = round.processingOver();
    owners(annotations, round).values().forEach(owner -> guarded(owner, isLast));
    if (isLast) {
      writeIndex(round.errorRaised());
    }
    nanos += System.nanoTime() - start;
    if (isLast) {
      summarise();
    }
    return true;
  }

  /** The classes of this round by name, those that waited looked up anew. */
  private Map<String, TypeElement> owners(
      Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Map<String, TypeElement> owners = new TreeMap<>();
    for (String name : waiting) {
      owners.put(name, processingEnv.getElementUtils().getTypeElement(name));
    }
    waiting.clear();
    for (TypeElement annotation : annotations) {
      for (Element method : round.getElementsAnnotatedWith(annotation)) {
        if (method.getEnclosingElement() instanceof TypeElement owner) {
          owners.put(owner.getQualifiedName().toString(), owner);
        }
      }
    }
    return owners;
  }

  /** An exception in here is our fault, and must not end the compiler with a stack trace. */
  private void guarded(TypeElement owner, boolean isLast) {
    try {
      process(owner, isLast);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      printer().print(Messages.processorBug(owner.toString(), e), owner);
    }
  }

  private void process(TypeElement owner, boolean isLast) {
    String name = owner.getQualifiedName().toString();
    if (OwnerReader.isChangedByLombok(owner) && !isLast && postponed.add(name)) {
      waiting.add(name);
      return;
    }
    OwnerReader reader = new OwnerReader(processingEnv, owner);
    OwnerModel model = reader.read();
    boolean isUnresolved = model.tasks().stream().anyMatch(task -> !task.unresolved().isEmpty());
    if ((isUnresolved || reader.isWaiting()) && !isLast) {
      waiting.add(name);
      return;
    }
    List<TaskModel> sound = sound(model, reader);
    // What waited in vain has been reported, so that the class would be of no use any more.
    if (!sound.isEmpty() && !isUnresolved) {
      write(owner, model, sound, reader);
    }
  }

  /** The tasks without problems; those of the others are printed. */
  private List<TaskModel> sound(OwnerModel owner, OwnerReader reader) {
    List<TaskModel> sound = new ArrayList<>();
    for (TaskModel task : owner.tasks()) {
      List<Problem> problems = new ArrayList<>(TaskRules.check(owner, task));
      problems.addAll(jobNames.claim(task));
      problems.forEach(problem -> printer().print(problem, reader.element(task)));
      if (problems.isEmpty()) {
        sound.add(task);
      }
    }
    return sound;
  }

  private void write(
      TypeElement owner, OwnerModel model, List<TaskModel> tasks, OwnerReader reader) {
    WiringNames.Chosen chosen = WiringNames.choose(model, tasks);
    String source = WiringWriter.write(model, chosen);
    Problem problem = files().source(model.wiring(), source, reader.origins());
    if (problem != null) {
      printer().print(problem, reader.element(tasks.get(0)));
      return;
    }
    chosen.tasks().forEach(task -> index.add(model, task));
    tasks.forEach(task -> noteObstacles(task, reader));
    written.add(owner.getQualifiedName().toString());
  }

  /** Nobody asked for worker processes, so that what keeps a task from them is told on request. */
  private void noteObstacles(TaskModel task, OwnerReader reader) {
    List<Problem> obstacles = TravelRules.obstacles(task);
    if (!obstacles.isEmpty()) {
      staying.add(task.id());
    }
    if (isVerbose()) {
      obstacles.forEach(obstacle -> printer().note(obstacle, reader.element(task)));
    }
  }

  private boolean isVerbose() {
    return processingEnv.getOptions().getOrDefault(VERBOSE, "false").equals("true");
  }

  private void writeIndex(boolean isFailed) {
    if (isFailed || index.isEmpty()) {
      return;
    }
    List<TypeElement> origins =
        written.stream().map(processingEnv.getElementUtils()::getTypeElement).toList();
    Problem problem = files().resource(IndexWriter.PATH, index.write(), origins);
    if (problem != null) {
      printer().print(problem, null);
    }
  }

  private void summarise() {
    String verbose = processingEnv.getOptions().getOrDefault(VERBOSE, "false");
    Messager messager = processingEnv.getMessager();
    switch (verbose) {
      case "false" -> {
        // quiet unless asked, but for what may surprise later
        if (!staying.isEmpty()) {
          messager.printMessage(Diagnostic.Kind.NOTE, Messages.cannotTravel(staying));
        }
      }
      case "true" ->
          messager.printMessage(
              Diagnostic.Kind.NOTE,
              Messages.summary(index.size(), written.size(), TimeUnit.NANOSECONDS.toMillis(nanos)));
      default -> printer().print(Messages.optionInvalid(VERBOSE, verbose), null);
    }
  }

  private GeneratedFiles files() {
    return new GeneratedFiles(processingEnv.getFiler());
  }

  private ProblemPrinter printer() {
    return new ProblemPrinter(processingEnv.getMessager());
  }
}
