// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the class with one constant for each task of an owner. */
final class WiringWriter {
  static final ClassName TASK = ClassName.get("org.paralleltask", "Task");
  private static final ClassName GENERATED =
      ClassName.get("javax.annotation.processing", "Generated");
  private static final String PROCESSOR = "org.paralleltask.processor.ParallelTaskProcessor";

  private WiringWriter() {}

  static String write(OwnerModel owner, WiringNames.Chosen chosen) {
    JavaFile file =
        JavaFile.builder(owner.type().packageName(), type(owner, chosen))
            .skipJavaLangImports(true)
            .indent("  ")
            .build();
    return Layout.tidy(file.toString());
  }

  private static TypeSpec type(OwnerModel owner, WiringNames.Chosen chosen) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(owner.wiring())
            .addJavadoc("The tasks of {@link $T}.", owner.type())
            .addModifiers(visibility(owner.isPublic()))
            .addModifiers(Modifier.FINAL);
    if (owner.seesGenerated()) {
      type.addAnnotation(
          AnnotationSpec.builder(GENERATED).addMember("value", "$S", PROCESSOR).build());
    }
    if (!owner.suppressed().isEmpty()) {
      type.addAnnotation(suppressWarnings(owner.suppressed()));
    }
    chosen.tasks().forEach(task -> type.addField(constant(owner, task, chosen.codecs())));
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    chosen.tasks().stream()
        .filter(task -> task.arguments() != null)
        .forEach(task -> type.addType(ArgumentsWriter.record(task, isPublic(owner, task))));
    chosen.codecs().all().forEach(each -> type.addType(CodecWriter.write(chosen.codecs(), each)));
    return type.build();
  }

  private static FieldSpec constant(
      OwnerModel owner, WiringNames.Named named, CodecClasses codecs) {
    TypeName type = ParameterizedTypeName.get(TASK, input(named), named.task().result().boxed());
    FieldSpec.Builder field =
        FieldSpec.builder(type, named.member())
            .addModifiers(visibility(isPublic(owner, named)))
            .addModifiers(Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("{@link $L}", link(owner, named.task()))
            .initializer(new TaskInitializer(owner, named, codecs).code());
    switch (named.task().deprecation()) {
      case NONE -> {
        // nothing to pass on
      }
      case DEPRECATED -> field.addAnnotation(Deprecated.class);
      case FOR_REMOVAL ->
          field.addAnnotation(
              AnnotationSpec.builder(Deprecated.class).addMember("forRemoval", "true").build());
    }
    return field.build();
  }

  /** The type of the items: that of the parameter, or the record of all parameters. */
  static TypeName input(WiringNames.Named named) {
    ClassName arguments = named.arguments();
    return arguments == null ? named.task().parameters().get(0).type().boxed() : arguments;
  }

  private static boolean isPublic(OwnerModel owner, WiringNames.Named named) {
    return owner.isPublic() && named.task().isPublic();
  }

  private static Modifier[] visibility(boolean isPublic) {
    return isPublic ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
  }

  private static CodeBlock link(OwnerModel owner, TaskModel task) {
    CodeBlock types =
        task.parameters().stream()
            .map(parameter -> CodeBlock.of("$T", erasure(parameter.type().name())))
            .collect(CodeBlock.joining(", "));
    return CodeBlock.of("$T#$L($L)", owner.type(), task.method(), types);
  }

  private static TypeName erasure(TypeName type) {
    if (type instanceof ParameterizedTypeName parameterized) {
      return parameterized.rawType();
    }
    return type instanceof ArrayTypeName array
        ? ArrayTypeName.of(erasure(array.componentType()))
        : type;
  }

  private static AnnotationSpec suppressWarnings(Set<String> warnings) {
    AnnotationSpec.Builder annotation = AnnotationSpec.builder(SuppressWarnings.class);
    warnings.forEach(warning -> annotation.addMember("value", "$S", warning));
    return annotation.build();
  }
}
