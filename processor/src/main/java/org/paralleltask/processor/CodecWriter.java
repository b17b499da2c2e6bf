// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Writes the codec of one record or sealed type. */
final class CodecWriter {
  private static final String PACKAGE = "org.paralleltask.codec";
  private static final ClassName CODEC = ClassName.get(PACKAGE, "Codec");
  private static final ClassName SUPER = ClassName.get(PACKAGE, "GeneratedCodec");
  private static final ClassName ENCODER = ClassName.get(PACKAGE, "Encoder");
  private static final ClassName DECODER = ClassName.get(PACKAGE, "Decoder");
  private static final ClassName EXCEPTION = ClassName.get(PACKAGE, "CodecException");

  private final CodecClasses classes;
  private final CodecClassModel codec;
  private final List<FieldSpec> fields = new ArrayList<>();
  private final List<CodeBlock> codecs = new ArrayList<>();

  private CodecWriter(CodecClasses classes, CodecClassModel codec) {
    this.classes = classes;
    this.codec = codec;
    Names names = new Names();
    codec.parts().forEach(part -> codecs.add(codecOf(part, names)));
  }

  static TypeSpec write(CodecClasses classes, CodecClassModel codec) {
    CodecWriter writer = new CodecWriter(classes, codec);
    return TypeSpec.classBuilder(classes.nameOf(codec))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .superclass(ParameterizedTypeName.get(SUPER, codec.type()))
        .addFields(writer.fields)
        .addMethod(writer.writeMethod())
        .addMethod(writer.readMethod())
        .build();
  }

  /** A codec that is made of others is kept; those that are always there are not. */
  private CodeBlock codecOf(CodecClassModel.Part part, Names names) {
    CodeBlock made = classes.expression(part.codec());
    if (part.codec() instanceof CodecModel.Ready ready
        && ready.classes().isEmpty()
        && ready.elements().isEmpty()) {
      return made;
    }
    String name = names.take(constant(part.name()));
    fields.add(
        FieldSpec.builder(
                ParameterizedTypeName.get(CODEC, part.type().box()),
                name,
                Modifier.PRIVATE,
                Modifier.STATIC,
                Modifier.FINAL)
            .initializer(made)
            .build());
    return CodeBlock.of("$L", name);
  }

  private MethodSpec writeMethod() {
    return MethodSpec.methodBuilder("writeValue")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addParameter(ENCODER, "out")
        .addParameter(codec.type(), "value")
        .addException(Exception.class)
        .addCode(codec.isSealed() ? writeKind() : writeParts())
        .build();
  }

  private MethodSpec readMethod() {
    return MethodSpec.methodBuilder("readValue")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addParameter(DECODER, "in")
        .addException(Exception.class)
        .returns(codec.type())
        .addCode(codec.isSealed() ? readKind() : readParts())
        .build();
  }

  private CodeBlock writeParts() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < codecs.size(); i++) {
      CodecClassModel.Part part = codec.parts().get(i);
      if (part.type().isPrimitive()) {
        code.addStatement("out.write$L(value.$L())", capitalised(part.type()), part.name());
      } else {
        code.addStatement("$L.write(out, value.$L())", codecs.get(i), part.name());
      }
    }
    return code.build();
  }

  private CodeBlock readParts() {
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < codecs.size(); i++) {
      TypeName type = codec.parts().get(i).type();
      arguments.add(
          type.isPrimitive()
              ? CodeBlock.of("in.read$L()", capitalised(type))
              : CodeBlock.of("$L.read(in)", codecs.get(i)));
    }
    CodeBlock type =
        codec.type() instanceof ParameterizedTypeName generic
            ? CodeBlock.of("$T<>", generic.rawType())
            : CodeBlock.of("$T", codec.type());
    return CodeBlock.builder()
        .addStatement("return new $L($L)", type, CodeBlock.join(arguments, ",$W"))
        .build();
  }

  private CodeBlock writeKind() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < codecs.size(); i++) {
      code.beginControlFlow(
          "$Lif (value instanceof $T kind)", i == 0 ? "" : "else ", codec.parts().get(i).type());
      code.addStatement("out.writeByte($L)", i);
      code.addStatement("$L.write(out, kind)", codecs.get(i));
      code.add("$<} ");
    }
    return code.add("else {\n$>").add(unknown()).add("$<}\n").build();
  }

  private CodeBlock readKind() {
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (in.readByte()) {\n$>");
    for (int i = 0; i < codecs.size(); i++) {
      code.addStatement("case $L -> $L.read(in)", i, codecs.get(i));
    }
    return code.add("default -> ").add(unknown()).add("$<};\n").build();
  }

  private CodeBlock unknown() {
    String text = "found no kind of " + TypeText.of(codec.type());
    return CodeBlock.of("throw new $T($S);\n", EXCEPTION, text);
  }

  /** {@code lastName} as constants are written: {@code LAST_NAME}. */
  private static String constant(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  private static String capitalised(TypeName type) {
    String name = type.toString();
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
