// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message: its id, its text, and the place in the source at which it points. */
@Timeout(60)
class MessagesTest {
  /** Those with tests of their own, in {@link RobustnessTest}. */
  private static final Set<String> ELSEWHERE =
      Set.of("FileNotWritten", "OptionInvalid", "OwnerLocal", "ProcessorBug");

  @TempDir Path output;

  /** The id, which names the source in {@code bad}; what the error points at; the text. */
  static Stream<Arguments> errors() {
    return Stream.of(
        arguments(
            "TaskPrivate",
            "run(",
            "\"run\" is private, so generated code cannot call it. Remove \"private\"."),
        arguments(
            "TaskAbstract",
            "run(",
            "\"run\" is abstract, so there is nothing to run. Annotate a method that has a body."),
        arguments(
            "TaskNoParameter",
            "run(",
            "\"run\" has no parameter, so there is no item to work on. Add the item as a parameter, such as run(Path file)."),
        arguments(
            "TaskOverloaded",
            "run(String",
            "\"run(String, List<String>)\" and \"run(int)\" would both become the task \"run\". Rename one of the two methods."),
        arguments(
            "TaskTypeVariable",
            "map)",
            "\"ofClass\" uses the type variable C, but a task has one type for all its items. Write the concrete type instead."),
        arguments(
            "TaskTypeVariable",
            "run(",
            "\"run\" uses the type variable T, but a task has one type for all its items. Write the concrete type instead."),
        arguments(
            "TaskRawType",
            "item)",
            "\"run\" uses List without type arguments. Write them, such as List<String>, or <?> if any will do."),
        arguments(
            "TaskTypeHidden",
            "item)",
            "\"run\" uses Secret, which the generated class \"TaskTypeHiddenTasks\" cannot see. Make it visible in the package, or public."),
        arguments(
            "TaskTypeUnknown",
            "run(",
            "\"run\" needs the type Missing, which is neither in the sources nor on the class path, and which no annotation processor has generated. Check the import and the dependencies."),
        arguments(
            "TaskCannotTravel",
            "config)",
            "\"config.sessions[][].input\" is of type java.io.InputStream, which cannot be sent to a worker process: it stands for something that is open in this process. Send what it is made of, such as a path or an address, and open it in the method, or leave the task on threads."),
        arguments(
            "TaskCannotTravel",
            "shape)",
            "\"shape(Square).sides[]\" is of type java.util.stream.Stream<java.lang.Long>, which cannot be sent to a worker process: its elements come into being as they are asked for. Send a List, or leave the task on threads."),
        arguments(
            "TaskCannotTravel",
            "job)",
            "\"job.limits.paths[]\" is of type java.nio.file.Path, which cannot be sent to a worker process: it is not Serializable, but part of a class that is sent in serialized form. Use a record or a List there, make the field transient, or leave the task on threads."),
        arguments(
            "TaskCannotTravel",
            "plains)",
            "\"plains[]\" is of type com.acme.TaskCannotTravel.Plain, which cannot be sent to a worker process: it is neither a record nor Serializable. Make it one of the two, or leave the task on threads."),
        arguments(
            "TaskCannotTravel",
            "code(",
            "\"code()\" is of type java.util.function.Supplier<java.lang.String>, which cannot be sent to a worker process: it is code, and only data is sent. Send what the code depends on, and choose it in the method, or leave the task on threads."),
        arguments(
            "TaskCannotTravel",
            "open)",
            "\"open\" is of type com.acme.TaskCannotTravel.Open, which cannot be sent to a worker process: its values may be of any class. Write a record, a sealed interface of records, or another class that says what is sent, or leave the task on threads."),
        arguments(
            "TaskCannotTravel",
            "lazy(",
            "\"lazy()\" is of type java.lang.Iterable<java.lang.String>, which cannot be sent to a worker process: its elements come into being as they are asked for. Send a List, or leave the task on threads."),
        arguments(
            "TaskCannotTravel",
            "node)",
            "\"node.vault.secret\" is of type com.acme.TaskCannotTravel.Secret, which cannot be sent to a worker process: generated code cannot name it. Make it visible in the package, or public, or leave the task on threads."),
        arguments(
            "TaskThrowable",
            "run(",
            "\"run\" throws Throwable, but generated code may throw only exceptions and errors. Declare \"throws Exception\", and wrap in an exception whatever else is thrown."),
        arguments(
            "TaskThrowable",
            "several(",
            "\"several\" throws TaskThrowable.Interruption, but generated code may throw only exceptions and errors. Declare \"throws Exception\", and wrap in an exception whatever else is thrown."),
        arguments(
            "TaskThrowable",
            "ofClass(",
            "\"ofClass\" throws E, but generated code may throw only exceptions and errors. Declare \"throws Exception\", and wrap in an exception whatever else is thrown."),
        arguments(
            "OwnerPrivate",
            "run(",
            "The class \"Secret\" is private, so generated code cannot call \"run\" in it. Remove \"private\" from the class."),
        arguments(
            "OwnerInner",
            "run(",
            "\"run\" belongs to the inner class \"OwnerInner.Inner\", which cannot be made without an object of the class around it. Make the class static, or the method."),
        arguments(
            "OwnerAbstract",
            "run(",
            "\"run\" is an instance method of \"OwnerAbstract\", which is abstract or an interface, so no worker can make an instance. Make the method static, or move it into a concrete class."),
        arguments(
            "OwnerEnum",
            "run(",
            "\"run\" is an instance method of the enum \"OwnerEnum\", so no worker can make an instance. Make the method static."),
        arguments(
            "OwnerNoConstructor",
            "run(",
            "\"run\" is an instance method, and every worker makes its own \"OwnerNoConstructor\", but that has no constructor without parameters that is not private. Add one, or make the method static."),
        arguments(
            "OwnerThrowable",
            "run(",
            "\"run\" is an instance method, and every worker makes its own \"OwnerThrowable\", but the constructor declares to throw what is neither an exception nor an error. Declare \"throws Exception\" there, or make the method static."),
        arguments(
            "JobNameInvalid",
            "\"resize images\"",
            "\"name\" is \"resize images\", but the name of a job is made of letters, digits, \".\", \"_\" and \"-\" and begins with a letter or a digit, such as \"resize-images\"."),
        arguments(
            "JobNameTaken",
            "\"job\"",
            "The job name \"job\" is already that of com.acme.JobNameTaken#run. Choose another, since -Dparallel.job=job must mean one job."),
        arguments(
            "NumberNotPositive",
            "0, c",
            "\"workers\" must be at least 1, but is 0. Write a number from 1 up, or leave it out to have it chosen when the job runs."),
        arguments(
            "NumberNotPositive",
            "-1",
            "\"chunkSize\" must be at least 1, but is -1. Write a number from 1 up, or leave it out to have it chosen when the job runs."),
        arguments(
            "NumberNotPositive",
            "-2",
            "\"window\" must be at least 1, but is -2. Write a number from 1 up, or leave it out to have it chosen when the job runs."),
        arguments(
            "NumberNotPositive",
            "-3",
            "\"attempts\" must be at least 1, but is -3. Write a number from 1 up."),
        arguments(
            "TimeoutInvalid",
            "\"30 sec\"",
            "\"timeout\" is \"30 sec\", but must be a time such as 500ms, 30s, 5m or 1h: a whole number from 1 up and a unit, at most a year."),
        arguments(
            "BackoffInvalid",
            "\"500ms\"",
            "\"backoff\" is \"500ms\", but must be two times with \"..\" between them, such as 500ms..30s: the longest wait after the first failed attempt, and the longest of all, which is not shorter."),
        arguments(
            "BackoffInvalid",
            "\"30s..1s\"",
            "\"backoff\" is \"30s..1s\", but must be two times with \"..\" between them, such as 500ms..30s: the longest wait after the first failed attempt, and the longest of all, which is not shorter."),
        arguments(
            "RetryOnError",
            ".class}",
            "\"retryOn\" names java.lang.StackOverflowError, which is an Error, after which nothing is tried again. Name exceptions."),
        arguments(
            "RetryOnHidden",
            ".class)",
            "\"retryOn\" names com.acme.RetryOnHidden.Secret, which generated code cannot see. Make it visible in the package, or public."),
        arguments(
            "ItemsTwice",
            "\"*.csv\"",
            "The items come from \"items\" and \"itemsGlob\", but a job has one source of items. Keep one and remove the others."),
        arguments(
            "ItemsOneText",
            "\"1..3\"",
            "\"items\" gives one text for each item, but \"run\" takes 2 values. Name in \"itemsFrom\" a static method that returns Stream<RunArgs>, or run the job with -Dparallel.itemsFile, a CSV file with a column for each."),
        arguments(
            "ItemInvalid",
            "\"x\"",
            "Item 2 is \"x\", which is not a number of type byte. Write one that the type can hold, or give one range alone, such as \"1..1000\"."),
        arguments(
            "ItemInvalid",
            "\"1..2\"",
            "Item 3 is \"1..2\", which is not a number of type byte. Write one that the type can hold, or give one range alone, such as \"1..1000\"."),
        arguments(
            "ItemInvalid",
            "\"300\"",
            "Item 4 is \"300\", which is not a number of type byte. Write one that the type can hold, or give one range alone, such as \"1..1000\"."),
        arguments(
            "RangeInvalid",
            "\"1..x\"",
            "The range \"1..x\" must be two whole numbers of type int with \"..\" between them, such as \"1..1000\" or \"5..1\"."),
        arguments(
            "ItemsFromUnknown",
            "\"numbrs\"",
            "There is no method \"numbrs\" in \"ItemsFromUnknown\". \"itemsFrom\" names a static method of the same class that has no parameters. Did you mean \"numbers\"?"),
        arguments(
            "ItemsFromUnsuitable",
            "\"numbers\"",
            "The method \"numbers\" is not static, so it cannot give the items. Make it static."),
        arguments(
            "ItemsFromUnsuitable",
            "\"numbers\"",
            "The method \"numbers\" is private, so it cannot give the items. Remove \"private\"."),
        arguments(
            "ItemsFromUnsuitable",
            "\"numbers\"",
            "The method \"numbers\" has parameters, so it cannot give the items. Name a method that has no parameters."),
        arguments(
            "ItemsFromUnsuitable",
            "\"numbers\"",
            "The method \"numbers\" throws Throwable, so it cannot give the items. Declare \"throws Exception\" instead."),
        arguments(
            "ItemsFromType",
            "\"numbers\"",
            "The method \"numbers\" returns Stream<Number>, but the items of this task are of type Integer. Let it return Stream<Integer> or Iterable<Integer>."),
        arguments(
            "ItemsFromResults",
            "\"decades\"",
            "The method \"decades\" takes Stream<String>, but \"day\", which comes before, returns Integer. Let it take one parameter, Stream<Integer>."),
        arguments(
            "AfterUnknown",
            "\"days\"",
            "There is no task \"days\" in \"AfterUnknown\". \"after\" names another method of the same class that has @ParallelTask. Did you mean \"day\"?"),
        arguments(
            "AfterCircle",
            "\"third\"",
            "No stage can be the first, because they come after each other in a circle: first after third after second after first. Remove one \"after\"."),
        arguments(
            "AfterWithItems",
            "\"1..4\"",
            "The items come from \"day\", which \"after\" names, and from \"items\". Remove one of them."),
        arguments(
            "AfterVoid",
            "\"day\"",
            "\"day\" returns nothing, so there are no results to be the items of \"run\". Let it return what the next stage needs."),
        arguments(
            "AfterType",
            "\"day\"",
            "\"day\" returns Integer, but the items of this task are of type List<Integer>. Name in \"itemsFrom\" a static method that takes Stream<Integer> and returns Stream<List<Integer>>."),
        arguments(
            "ReduceUnknown",
            "\"summ\"",
            "\"reduce\" is \"summ\", which is neither one of sum, count, min, max, concat nor a method of \"ReduceUnknown\". Did you mean \"sum\"?"),
        arguments(
            "ReduceUnsuitable",
            "\"merge\"",
            "\"merge(int, int)\" cannot fold the results. \"reduce\" names a method like this: static int merge(int left, int right), not private, without checked exceptions."),
        arguments(
            "ReduceUnsuitable",
            "\"risky\"",
            "\"risky(int, int)\" cannot fold the results. \"reduce\" names a method like this: static int merge(int left, int right), not private, without checked exceptions."),
        arguments(
            "ReduceNotNumeric",
            "\"sum\"",
            "\"sum\" adds numbers, but the result is of type String. Return a number, or name a static method that takes two results and returns one."),
        arguments(
            "ReduceNotComparable",
            "\"max\"",
            "\"max\" compares results, but Object is not Comparable. Name a static method that takes two results and returns one."),
        arguments(
            "ReduceVoid",
            "\"min\"",
            "\"run\" returns nothing, so there is nothing to fold with \"min\". Return a value, or use \"count\"."),
        arguments(
            "WiringTaken",
            "run(",
            "The class \"WiringTakenTasks\", which is to be generated, exists already. Rename that class."));
  }

  static Stream<String> ids() {
    return errors().map(each -> (String) each.get()[0]).distinct();
  }

  @ParameterizedTest
  @MethodSource("errors")
  void badSource_isReportedAtTheSmallestPlace(String id, String at, String text) {
    String source = Resources.read("bad/" + id + ".java");
    List<String> places =
        compile(id, source).diagnostics().stream()
            .filter(each -> each.getMessage(Locale.ROOT).equals("[" + id + "] " + text))
            .map(each -> each.getLineNumber() + ":" + each.getColumnNumber())
            .toList();

    assertEquals(List.of(place(source, at)), places, () -> compile(id, source).log());
  }

  @ParameterizedTest
  @MethodSource("ids")
  void badSource_hasNoErrorTwiceAndNoOther(String id) {
    Compilation compilation = compile(id, Resources.read("bad/" + id + ".java"));
    List<String> expected =
        errors()
            .filter(each -> each.get()[0].equals(id))
            .map(each -> "[" + id + "] " + each.get()[2])
            .sorted()
            .toList();

    assertFalse(compilation.succeeded());
    assertEquals(expected, ours(compilation), compilation::log);
  }

  @Test
  void everyMessage_hasATest() {
    Set<String> tested = ids().collect(Collectors.toCollection(TreeSet::new));
    tested.addAll(ELSEWHERE);
    Set<String> all =
        Stream.of(Messages.class.getDeclaredMethods())
            .filter(method -> method.getReturnType() == Problem.class)
            .map(Method::getName)
            .filter(name -> !name.equals("at") && !name.startsWith("on"))
            .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(all, tested);
  }

  private Compilation compile(String id, String source) {
    return new Compilation.Request(output)
        .source("com/acme/" + id + ".java", source)
        .processor(new ParallelTaskProcessor())
        .run();
  }

  /** The errors of the processor, without those of the compiler itself. */
  private static List<String> ours(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(each -> each.getMessage(Locale.ROOT))
        .filter(message -> message.startsWith("["))
        .sorted()
        .toList();
  }

  private static String place(String source, String at) {
    String before = source.substring(0, source.lastIndexOf(at));
    long line = before.chars().filter(character -> character == '\n').count() + 1;
    return line + ":" + (before.length() - before.lastIndexOf('\n'));
  }
}
