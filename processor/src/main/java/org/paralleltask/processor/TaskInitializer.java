// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Writes the expression that makes a task. */
final class TaskInitializer {
  private static final int LINE = 100;
  private static final int INDENT = 6;
  private static final ClassName DURATION = ClassName.get("java.time", "Duration");
  private static final ClassName POOL = ClassName.get("org.paralleltask", "Pool");
  private static final ClassName MODE = ClassName.get("org.paralleltask", "Mode");
  private static final ClassName STREAM = ClassName.get("java.util.stream", "Stream");
  private static final ClassName STREAM_SUPPORT =
      ClassName.get("java.util.stream", "StreamSupport");

  private final OwnerModel owner;
  private final WiringNames.Named named;
  private final CodecClasses codecs;
  private final TaskModel task;

  TaskInitializer(OwnerModel owner, WiringNames.Named named, CodecClasses codecs) {
    this.owner = owner;
    this.named = named;
    this.codecs = codecs;
    this.task = named.task();
  }

  CodeBlock code() {
    List<CodeBlock> options = options();
    CodeBlock call =
        CodeBlock.of("$T.$Lgenerated(", WiringWriter.TASK, witness(!options.isEmpty()));
    List<CodeBlock> arguments = arguments();
    boolean isShort = !task.isVoid() && width(call, arguments) <= LINE;
    CodeBlock.Builder code = CodeBlock.builder().add("\n$>$>").add(call);
    code.add(isShort ? "$>$>" : "\n$>$>");
    code.add(arguments.stream().collect(CodeBlock.joining(isShort ? ", " : ",\n")));
    code.add(")");
    options.forEach(option -> code.add("\n.$L", option));
    return code.add("$<$<$<$<").build();
  }

  /** About how wide the call is in one line; names appear without their packages. */
  private int width(CodeBlock call, List<CodeBlock> arguments) {
    int width = INDENT + TypeText.of(call.toString()).length() + task.id().length();
    for (CodeBlock argument : arguments.subList(1, arguments.size())) {
      width += ", ".length() + TypeText.of(argument.toString()).length();
    }
    return width + "\"\");".length();
  }

  private List<CodeBlock> arguments() {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("$S", task.id()));
    if (!task.isStatic()) {
      arguments.add(CodeBlock.of("$T::new", owner.type()));
    }
    arguments.add(function());
    return arguments;
  }

  /** The type arguments of the call, where the compiler cannot find them by itself. */
  private CodeBlock witness(boolean isChained) {
    TypeName input = WiringWriter.input(named);
    TypeName result = task.result().boxed();
    if (!task.isStatic()) {
      return CodeBlock.of("<$T, $T, $T>", instanceType(), input, result);
    }
    return isChained ? CodeBlock.of("<$T, $T>", input, result) : CodeBlock.of("");
  }

  private TypeName instanceType() {
    if (owner.typeParameters() == 0) {
      return owner.type();
    }
    TypeName any = WildcardTypeName.subtypeOf(Object.class);
    return ParameterizedTypeName.get(
        owner.type(), Collections.nCopies(owner.typeParameters(), any).toArray(TypeName[]::new));
  }

  private CodeBlock function() {
    boolean canRefer = !task.isVoid() && !task.isZipped() && !task.isOverloaded();
    return canRefer ? CodeBlock.of("$T::$L", owner.type(), task.method()) : lambda();
  }

  private CodeBlock lambda() {
    Names names = Names.without(owner.type().simpleNames().subList(0, 1));
    String item = names.take(task.isZipped() ? "args" : "item");
    String instance = task.isStatic() ? "" : names.take(decapitalised(owner.type().simpleName()));
    CodeBlock call =
        CodeBlock.of(
            "$L.$L($L)",
            task.isStatic() ? CodeBlock.of("$T", owner.type()) : instance,
            task.method(),
            arguments(item));
    CodeBlock parameters =
        task.isStatic() ? CodeBlock.of("$L", item) : CodeBlock.of("($L, $L)", instance, item);
    return task.isVoid()
        ? CodeBlock.of("$L -> {\n$>$L;\nreturn null;\n$<}", parameters, call)
        : CodeBlock.of("$L -> $L", parameters, call);
  }

  private CodeBlock arguments(String item) {
    if (task.isZipped()) {
      return ArgumentsWriter.components(task).stream()
          .map(component -> CodeBlock.of("$L.$L()", item, component))
          .collect(CodeBlock.joining(", "));
    }
    TypeName type = task.parameters().get(0).type().name();
    // Without the cast an overload that takes the boxed type, or Object, would be meant.
    return task.isOverloaded() && type.isPrimitive()
        ? CodeBlock.of("($T) $L", type, item)
        : CodeBlock.of("$L", item);
  }

  private List<CodeBlock> options() {
    Settings settings = task.settings();
    List<CodeBlock> options = new ArrayList<>();
    if (TravelRules.canTravel(task)) {
      options.add(travels());
    }
    if (!settings.pool().equals("THREAD")) {
      options.add(CodeBlock.of("pool($T.$L)", POOL, settings.pool()));
    }
    if (!settings.mode().equals("MAP")) {
      options.add(CodeBlock.of("mode($T.$L)", MODE, settings.mode()));
    }
    number(options, "workers", settings.workers(), Settings.AUTO);
    number(options, "chunkSize", settings.chunkSize(), Settings.AUTO);
    number(options, "window", settings.window(), Settings.AUTO);
    if (!settings.timeout().isEmpty()) {
      Timeout timeout = Objects.requireNonNull(Timeout.parse(settings.timeout()));
      options.add(CodeBlock.of("timeout($L)", duration(timeout)));
    }
    number(options, "attempts", settings.attempts(), 1);
    retries(options, settings);
    methods(options);
    return options;
  }

  private static CodeBlock duration(Timeout time) {
    return CodeBlock.of("$T.$L($L)", DURATION, time.factory(), time.amount());
  }

  private static void retries(List<CodeBlock> options, Settings settings) {
    if (!settings.backoff().isEmpty()) {
      BackoffText backoff = Objects.requireNonNull(BackoffText.parse(settings.backoff()));
      options.add(
          CodeBlock.of("backoff($L,$W$L)", duration(backoff.first()), duration(backoff.most())));
    }
    if (!settings.retriesAll()) {
      options.add(
          settings.retryOn().stream()
              .map(thrown -> CodeBlock.of("$T.class", thrown.name()))
              .collect(CodeBlock.joining(",$W", "retryOn(", ")")));
    }
  }

  /** Where worker processes find the task, and how its items and results get there and back. */
  private CodeBlock travels() {
    return CodeBlock.of(
        "travels($T.class, $S,$W$L,$W$L)",
        owner.wiring(),
        named.member(),
        codecs.expression(codecs.inputs(named)),
        codecs.expression(task.result().codec()));
  }

  private static void number(List<CodeBlock> options, String name, int value, int usual) {
    if (value != usual) {
      options.add(CodeBlock.of("$L($L)", name, value));
    }
  }

  private void methods(List<CodeBlock> options) {
    TaskModel.ItemsMethod items = task.itemsMethod();
    TaskModel.Before before = task.before();
    if (items != null && before != null) {
      options.add(CodeBlock.of("itemsOf($L)", source(items.sequence(), before)));
    } else if (items != null) {
      options.add(CodeBlock.of("itemsFrom($L)", source(items.sequence())));
    }
    if (task.reduceMethod() != null) {
      options.add(CodeBlock.of("reduce($T::$L)", owner.type(), task.settings().reduce()));
    }
  }

  private CodeBlock source(TaskModel.Sequence sequence) {
    return sequence == TaskModel.Sequence.STREAM
        ? CodeBlock.of("$T::$L", owner.type(), task.settings().itemsFrom())
        : CodeBlock.of("() -> $L", stream(sequence, ""));
  }

  /** The type says which results: of a method's name alone the compiler cannot always tell. */
  private CodeBlock source(TaskModel.Sequence sequence, TaskModel.Before before) {
    Names names = Names.without(owner.type().simpleNames().subList(0, 1));
    String results = names.take("results");
    TypeName type = ParameterizedTypeName.get(STREAM, before.result().box());
    return CodeBlock.of("($T $L) -> $L", type, results, stream(sequence, results));
  }

  /** What the method gives, as a stream. */
  private CodeBlock stream(TaskModel.Sequence sequence, String argument) {
    CodeBlock call = CodeBlock.of("$T.$L($L)", owner.type(), task.settings().itemsFrom(), argument);
    return switch (sequence) {
      case STREAM -> call;
      case COLLECTION -> CodeBlock.of("$L.stream()", call);
      case ITERABLE, OTHER ->
          CodeBlock.of("$T.stream($L.spliterator(), false)", STREAM_SUPPORT, call);
    };
  }

  private static String decapitalised(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
