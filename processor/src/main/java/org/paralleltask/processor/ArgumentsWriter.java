// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the record of a task's arguments, with the way to pair inputs up. */
final class ArgumentsWriter {
  private static final ClassName ITERABLE = ClassName.get("java.lang", "Iterable");
  private static final ClassName ITERATOR = ClassName.get("java.util", "Iterator");
  private static final ClassName ZIP = ClassName.get("org.paralleltask", "Zip");

  // The language forbids records to have components of these names.
  private static final List<String> FORBIDDEN =
      List.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private ArgumentsWriter() {}

  /** The names of the record's components. */
  static List<String> components(TaskModel task) {
    Names names = Names.without(FORBIDDEN);
    return task.parameters().stream().map(parameter -> names.take(parameter.name())).toList();
  }

  /** What the codec of the record is made of. */
  static CodecClassModel codec(TaskModel task, ClassName record) {
    List<String> components = components(task);
    List<CodecClassModel.Part> parts = new ArrayList<>();
    for (int i = 0; i < components.size(); i++) {
      TypeModel type = task.parameters().get(i).type();
      parts.add(new CodecClassModel.Part(components.get(i), type.name(), type.codec()));
    }
    return new CodecClassModel(record, false, parts);
  }

  static TypeSpec record(WiringNames.Named named, boolean isPublic) {
    ClassName type = Objects.requireNonNull(named.arguments());
    List<String> components = components(named.task());
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    for (int i = 0; i < components.size(); i++) {
      constructor.addParameter(named.task().parameters().get(i).type().name(), components.get(i));
    }
    TypeSpec.Builder record =
        TypeSpec.recordBuilder(type)
            .addJavadoc("The arguments of {@link #$L}.", named.member())
            .recordConstructor(constructor.build())
            .addMethod(zip(named, components));
    return isPublic ? record.addModifiers(Modifier.PUBLIC).build() : record.build();
  }

  private static MethodSpec zip(WiringNames.Named named, List<String> components) {
    ClassName type = Objects.requireNonNull(named.arguments());
    MethodSpec.Builder zip =
        MethodSpec.methodBuilder("zip")
            .addJavadoc(
                "Pairs the inputs up, as Python's map(fn, *iterables) does: the shortest ends.")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(ParameterizedTypeName.get(ITERABLE, type));
    for (int i = 0; i < components.size(); i++) {
      zip.addParameter(ParameterSpec.builder(iterable(named.task(), i), components.get(i)).build());
    }
    return zip.addCode(body(named, type, components)).build();
  }

  private static ParameterizedTypeName iterable(TaskModel task, int index) {
    return ParameterizedTypeName.get(ITERABLE, task.parameters().get(index).type().boxed());
  }

  private static CodeBlock body(WiringNames.Named named, ClassName type, List<String> components) {
    List<String> iterators = iterators(components);
    CodeBlock.Builder body = CodeBlock.builder().add("return () -> {\n$>");
    for (int i = 0; i < components.size(); i++) {
      body.addStatement(
          "$T $L = $L.iterator()",
          ParameterizedTypeName.get(ITERATOR, named.task().parameters().get(i).type().boxed()),
          iterators.get(i),
          components.get(i));
    }
    return body.add("return $T.iterator(\n$>$>", ZIP)
        .add("() -> $L,\n", calls(iterators, "hasNext()", " &&$W"))
        .add("() -> new $T($L));\n$<$<", type, calls(iterators, "next()", ",$W"))
        .add("$<};\n")
        .build();
  }

  private static CodeBlock calls(List<String> iterators, String call, String separator) {
    return iterators.stream()
        .map(iterator -> CodeBlock.of("$L.$L", iterator, call))
        .collect(CodeBlock.joining(separator));
  }

  private static List<String> iterators(List<String> components) {
    Names names = Names.without(components);
    List<String> iterators = new ArrayList<>();
    components.forEach(name -> iterators.add(names.take(plural(name))));
    return iterators;
  }

  private static String plural(String name) {
    return name.endsWith("s") ? name + "Iterator" : name + "s";
  }
}
