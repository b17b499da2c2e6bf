// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every text that the processor prints; its id is stable and can be searched for. */
final class Messages {
  private static final Place METHOD = new Place.Method();
  private static final int STACK_LINES = 12;

  private Messages() {}

  static Problem taskPrivate(TaskModel task) {
    return onMethod(
        "TaskPrivate",
        "\"%s\" is private, so generated code cannot call it. Remove \"private\".",
        task.method());
  }

  static Problem taskAbstract(TaskModel task) {
    return onMethod(
        "TaskAbstract",
        "\"%s\" is abstract, so there is nothing to run. Annotate a method that has a body.",
        task.method());
  }

  static Problem taskNoParameter(TaskModel task) {
    return onMethod(
        "TaskNoParameter",
        "\"%s\" has no parameter, so there is no item to work on. Add the item as a parameter, such"
            + " as %s(Path file).",
        task.method(),
        task.method());
  }

  static Problem taskThrowable(TaskModel task) {
    return onMethod(
        "TaskThrowable",
        "\"%s\" throws %s, but generated code may throw only exceptions and errors. Declare \"throws"
            + " Exception\", and wrap in an exception whatever else is thrown.",
        task.method(),
        String.join(", ", task.unthrowable()));
  }

  static Problem taskOverloaded(TaskModel task, String twin) {
    return onMethod(
        "TaskOverloaded",
        "\"%s\" and \"%s\" would both become the task \"%s\". Rename one of the two methods.",
        task.signature(),
        twin,
        task.method());
  }

  static Problem taskTypeVariable(TaskModel task, List<String> variables, Place place) {
    return at(
        place,
        "TaskTypeVariable",
        "\"%s\" uses the type variable %s, but a task has one type for all its items. Write the"
            + " concrete type instead.",
        task.method(),
        String.join(", ", variables));
  }

  static Problem taskRawType(TaskModel task, List<String> raw, Place place) {
    return at(
        place,
        "TaskRawType",
        "\"%s\" uses %s without type arguments. Write them, such as %s<String>, or <?> if any will"
            + " do.",
        task.method(),
        String.join(", ", raw),
        raw.get(0));
  }

  static Problem taskTypeHidden(TaskModel task, List<String> hidden, OwnerModel owner, Place at) {
    return at(
        at,
        "TaskTypeHidden",
        "\"%s\" uses %s, which the generated class \"%s\" cannot see. Make it visible in the"
            + " package, or public.",
        task.method(),
        String.join(", ", hidden),
        owner.wiring().simpleName());
  }

  static Problem taskTypeUnknown(TaskModel task) {
    return onMethod(
        "TaskTypeUnknown",
        "\"%s\" needs the type %s, which is neither in the sources nor on the class path, and which"
            + " no annotation processor has generated. Check the import and the dependencies.",
        task.method(),
        String.join(", ", task.unresolved()));
  }

  static Problem taskCannotTravel(String value, CodecModel.Missing missing, Place place) {
    return at(
        place,
        "TaskCannotTravel",
        "\"%s%s\" is of type %s, which cannot be sent to a worker process: %s, or leave the task on"
            + " threads.",
        value,
        missing.path(),
        missing.type(),
        obstacle(missing.obstacle()));
  }

  private static String obstacle(CodecModel.Obstacle obstacle) {
    return switch (obstacle) {
      case OPEN ->
          "it stands for something that is open in this process. Send what it is made of, such as a"
              + " path or an address, and open it in the method";
      case LAZY -> "its elements come into being as they are asked for. Send a List";
      case CODE ->
          "it is code, and only data is sent. Send what the code depends on, and choose it in the"
              + " method";
      case ABSTRACT ->
          "its values may be of any class. Write a record, a sealed interface of records, or another"
              + " class that says what is sent";
      case PLAIN -> "it is neither a record nor Serializable. Make it one of the two";
      case FIELD ->
          "it is not Serializable, but part of a class that is sent in serialized form. Use a record"
              + " or a List there, make the field transient";
      case HIDDEN -> "generated code cannot name it. Make it visible in the package, or public";
      case UNKNOWN -> "its class is not there. Check the import and the dependencies";
    };
  }

  static String cannotTravel(NavigableSet<String> tasks) {
    return String.format(
        Locale.ROOT,
        "%s cannot run in worker processes (-Dparallel.pool=process); -Aparallel.verbose=true says"
            + " why.",
        tasks.first() + others(tasks.size() - 1));
  }

  private static String others(int count) {
    return switch (count) {
      case 0 -> "";
      case 1 -> " and another task";
      default -> " and " + count + " other tasks";
    };
  }

  static Problem ownerPrivate(TaskModel task, String privateType) {
    return onMethod(
        "OwnerPrivate",
        "The class \"%s\" is private, so generated code cannot call \"%s\" in it. Remove"
            + " \"private\" from the class.",
        privateType,
        task.method());
  }

  static Problem ownerLocal(TaskModel task) {
    return onMethod(
        "OwnerLocal",
        "\"%s\" is in a local or anonymous class, which generated code cannot name. Move it into a"
            + " top-level or static nested class.",
        task.method());
  }

  static Problem ownerInner(TaskModel task, OwnerModel owner) {
    return onMethod(
        "OwnerInner",
        "\"%s\" belongs to the inner class \"%s\", which cannot be made without an object of the"
            + " class around it. Make the class static, or the method.",
        task.method(),
        owner.displayName());
  }

  static Problem ownerAbstract(TaskModel task, OwnerModel owner) {
    return onMethod(
        "OwnerAbstract",
        "\"%s\" is an instance method of \"%s\", which is abstract or an interface, so no worker can"
            + " make an instance. Make the method static, or move it into a concrete class.",
        task.method(),
        owner.displayName());
  }

  static Problem ownerEnum(TaskModel task, OwnerModel owner) {
    return onMethod(
        "OwnerEnum",
        "\"%s\" is an instance method of the enum \"%s\", so no worker can make an instance. Make the"
            + " method static.",
        task.method(),
        owner.displayName());
  }

  static Problem ownerNoConstructor(TaskModel task, OwnerModel owner) {
    return onMethod(
        "OwnerNoConstructor",
        "\"%s\" is an instance method, and every worker makes its own \"%s\", but that has no"
            + " constructor without parameters that is not private. Add one, or make the method"
            + " static.",
        task.method(),
        owner.displayName());
  }

  static Problem ownerThrowable(TaskModel task, OwnerModel owner) {
    return onMethod(
        "OwnerThrowable",
        "\"%s\" is an instance method, and every worker makes its own \"%s\", but the constructor"
            + " declares to throw what is neither an exception nor an error. Declare \"throws"
            + " Exception\" there, or make the method static.",
        task.method(),
        owner.displayName());
  }

  static Problem jobNameInvalid(String name) {
    return onOption(
        "name",
        "JobNameInvalid",
        "\"name\" is \"%s\", but the name of a job is made of letters, digits, \".\", \"_\" and \"-\""
            + " and begins with a letter or a digit, such as \"resize-images\".",
        name);
  }

  static Problem jobNameTaken(String name, String other) {
    return onOption(
        "name",
        "JobNameTaken",
        "The job name \"%s\" is already that of %s. Choose another, since"
            + " -Dparallel.job=%s must mean one job.",
        name,
        other,
        name);
  }

  static Problem numberNotPositive(String option, int value, boolean hasAuto) {
    return onOption(
        option,
        "NumberNotPositive",
        "\"%s\" must be at least 1, but is %d. Write a number from 1 up%s.",
        option,
        value,
        hasAuto ? ", or leave it out to have it chosen when the job runs" : "");
  }

  static Problem timeoutInvalid(String timeout) {
    return onOption(
        "timeout",
        "TimeoutInvalid",
        "\"timeout\" is \"%s\", but must be a time such as 500ms, 30s, 5m or 1h: a whole number from"
            + " 1 up and a unit, at most a year.",
        timeout);
  }

  static Problem backoffInvalid(String backoff) {
    return onOption(
        "backoff",
        "BackoffInvalid",
        "\"backoff\" is \"%s\", but must be two times with \"..\" between them, such as 500ms..30s:"
            + " the longest wait after the first failed attempt, and the longest of all, which is not"
            + " shorter.",
        backoff);
  }

  static Problem retryOnError(int index, ThrownModel thrown) {
    return at(
        new Place.Element("retryOn", index),
        "RetryOnError",
        "\"retryOn\" names %s, which is an Error, after which nothing is tried again. Name"
            + " exceptions.",
        thrown.name());
  }

  static Problem retryOnHidden(int index, ThrownModel thrown) {
    return at(
        new Place.Element("retryOn", index),
        "RetryOnHidden",
        "\"retryOn\" names %s, which generated code cannot see. Make it visible in the package, or"
            + " public.",
        thrown.name());
  }

  static Problem itemsTwice(List<String> options) {
    return onOption(
        options.get(1),
        "ItemsTwice",
        "The items come from %s, but a job has one source of items. Keep one and remove the others.",
        String.join(" and ", options.stream().map(option -> "\"" + option + "\"").toList()));
  }

  static Problem itemsOneText(String option, TaskModel task, String input) {
    return onOption(
        option,
        "ItemsOneText",
        "\"%s\" gives one text for each item, but \"%s\" takes %d values. Name in \"itemsFrom\" a"
            + " static method that returns Stream<%s>, or run the job with -Dparallel.itemsFile, a"
            + " CSV file with a column for each.",
        option,
        task.method(),
        task.parameters().size(),
        input);
  }

  static Problem itemInvalid(int index, String text, String type) {
    return at(
        new Place.Element("items", index),
        "ItemInvalid",
        "Item %d is \"%s\", which is not a number of type %s. Write one that the type can hold, or"
            + " give one range alone, such as \"1..1000\".",
        index + 1,
        text,
        type);
  }

  static Problem rangeInvalid(String text, String type) {
    return at(
        new Place.Element("items", 0),
        "RangeInvalid",
        "The range \"%s\" must be two whole numbers of type %s with \"..\" between them, such as"
            + " \"1..1000\" or \"5..1\".",
        text,
        type);
  }

  static Problem itemsFromUnknown(TaskModel task, OwnerModel owner) {
    String name = task.settings().itemsFrom();
    return onOption(
        "itemsFrom",
        "ItemsFromUnknown",
        "There is no method \"%s\" in \"%s\". \"itemsFrom\" names a static method of the same class"
            + " that %s.%s",
        name,
        owner.displayName(),
        task.settings().isLaterStage()
            ? "takes a stream of the results of \"" + task.settings().after() + "\""
            : "has no parameters",
        Suggestion.of(name, owner.methods()));
  }

  static Problem itemsFromUnsuitable(String name, String what, String remedy) {
    return onOption(
        "itemsFrom",
        "ItemsFromUnsuitable",
        "The method \"%s\" %s, so it cannot give the items. %s",
        name,
        what,
        remedy);
  }

  static Problem itemsFromType(String name, String returns, String input) {
    return onOption(
        "itemsFrom",
        "ItemsFromType",
        "The method \"%s\" returns %s, but the items of this task are of type %s. Let it return"
            + " Stream<%s> or Iterable<%s>.",
        name,
        returns,
        input,
        input,
        input);
  }

  static Problem itemsFromResults(TaskModel task, String takes, String result) {
    return onOption(
        "itemsFrom",
        "ItemsFromResults",
        "The method \"%s\" takes %s, but \"%s\", which comes before, returns %s. Let it take one"
            + " parameter, Stream<%s>.",
        task.settings().itemsFrom(),
        takes.isEmpty() ? "nothing" : takes,
        task.settings().after(),
        result,
        result);
  }

  static Problem afterUnknown(TaskModel task, OwnerModel owner) {
    List<String> others =
        owner.tasks().stream()
            .map(TaskModel::method)
            .filter(name -> !name.equals(task.method()))
            .toList();
    return onOption(
        "after",
        "AfterUnknown",
        "There is no task \"%s\" in \"%s\". \"after\" names another method of the same class"
            + " that has @ParallelTask.%s",
        task.settings().after(),
        owner.displayName(),
        Suggestion.of(task.settings().after(), others));
  }

  static Problem afterCircle(List<String> circle) {
    return onOption(
        "after",
        "AfterCircle",
        "No stage can be the first, because they come after each other in a circle: %s after %s."
            + " Remove one \"after\".",
        String.join(" after ", circle),
        circle.get(0));
  }

  static Problem afterWithItems(TaskModel task, String option) {
    return onOption(
        option,
        "AfterWithItems",
        "The items come from \"%s\", which \"after\" names, and from \"%s\". Remove one of them.",
        task.settings().after(),
        option);
  }

  static Problem afterVoid(TaskModel task) {
    return onOption(
        "after",
        "AfterVoid",
        "\"%s\" returns nothing, so there are no results to be the items of \"%s\". Let it return"
            + " what the next stage needs.",
        task.settings().after(),
        task.method());
  }

  static Problem afterType(TaskModel task, String result, String input) {
    return onOption(
        "after",
        "AfterType",
        "\"%s\" returns %s, but the items of this task are of type %s. Name in \"itemsFrom\" a"
            + " static method that takes Stream<%s> and returns Stream<%s>.",
        task.settings().after(),
        result,
        input,
        result,
        input);
  }

  static Problem reduceUnknown(String name, OwnerModel owner) {
    List<String> candidates =
        Stream.concat(Reduction.BUILT_IN.stream(), owner.methods().stream()).toList();
    return onOption(
        "reduce",
        "ReduceUnknown",
        "\"reduce\" is \"%s\", which is neither one of %s nor a method of \"%s\".%s",
        name,
        String.join(", ", Reduction.BUILT_IN),
        owner.displayName(),
        Suggestion.of(name, candidates));
  }

  static Problem reduceUnsuitable(String signature, String result) {
    return onOption(
        "reduce",
        "ReduceUnsuitable",
        "\"%s\" cannot fold the results. \"reduce\" names a method like this: static %s"
            + " merge(%s left, %s right), not private, without checked exceptions.",
        signature,
        result,
        result,
        result);
  }

  static Problem reduceNotNumeric(String result) {
    return onOption(
        "reduce",
        "ReduceNotNumeric",
        "\"sum\" adds numbers, but the result is of type %s. Return a number, or name a static method"
            + " that takes two results and returns one.",
        result);
  }

  static Problem reduceNotComparable(String reduce, String result) {
    return onOption(
        "reduce",
        "ReduceNotComparable",
        "\"%s\" compares results, but %s is not Comparable. Name a static method that takes two"
            + " results and returns one.",
        reduce,
        result);
  }

  static Problem reduceVoid(TaskModel task) {
    return onOption(
        "reduce",
        "ReduceVoid",
        "\"%s\" returns nothing, so there is nothing to fold with \"%s\". Return a value, or use"
            + " \"count\".",
        task.method(),
        task.settings().reduce());
  }

  static Problem wiringTaken(String wiring) {
    return onMethod(
        "WiringTaken",
        "The class \"%s\", which is to be generated, exists already. Rename that class.",
        wiring);
  }

  static Problem optionInvalid(String option, String value) {
    return onMethod(
        "OptionInvalid",
        "The option %s of the compiler is \"%s\". Write -A%s=true or -A%s=false.",
        option,
        value,
        option,
        option);
  }

  static Problem fileNotWritten(String file, String cause) {
    return onMethod(
        "FileNotWritten",
        "\"%s\" could not be written: %s. Look at the output directory: is there space, and may it"
            + " be written to?",
        file,
        cause);
  }

  static Problem processorBug(String element, Throwable bug) {
    return onMethod(
        "ProcessorBug",
        "The processor of @ParallelTask failed at \"%s\", and that is its own fault. Please report"
            + " it to the project, with the source of this class and these lines:%n%s",
        element,
        stack(bug));
  }

  static String summary(int tasks, int owners, long millis) {
    return String.format(
        Locale.ROOT, "%d tasks of %d classes processed in %d ms.", tasks, owners, millis);
  }

  private static String stack(Throwable bug) {
    StringWriter text = new StringWriter();
    bug.printStackTrace(new PrintWriter(text));
    return text.toString().lines().limit(STACK_LINES).collect(Collectors.joining("\n"));
  }

  private static Problem onMethod(String id, String text, Object... values) {
    return at(METHOD, id, text, values);
  }

  private static Problem onOption(String option, String id, String text, Object... values) {
    return at(new Place.Option(option), id, text, values);
  }

  private static Problem at(Place place, String id, String text, Object... values) {
    return new Problem(id, String.format(Locale.ROOT, text, values), place);
  }
}
