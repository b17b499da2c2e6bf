// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The codecs that a generated class contains, those that its tasks need and no others. */
final class CodecClasses {
  private static final ClassName CODECS = ClassName.get("org.paralleltask.codec", "Codecs");

  private final Map<TypeName, CodecClassModel> known;
  private final Map<TypeName, CodecClassModel> needed = new LinkedHashMap<>();
  private final Map<TypeName, String> names = new HashMap<>();

  private CodecClasses(Map<TypeName, CodecClassModel> known) {
    this.known = known;
  }

  /**
   * Those of the tasks.
   *
   * @param free the names that the generated class has left
   */
  static CodecClasses of(OwnerModel owner, List<WiringNames.Named> tasks, Names free) {
    CodecClasses classes = new CodecClasses(owner.codecs());
    for (WiringNames.Named named : tasks) {
      if (TravelRules.canTravel(named.task())) {
        classes.needFor(named);
      }
    }
    classes.needed.keySet().forEach(type -> classes.names.put(type, free.take(name(type))));
    return classes;
  }

  Collection<CodecClassModel> all() {
    return needed.values();
  }

  /** The name of the codec of a type. */
  String nameOf(CodecClassModel codec) {
    return Objects.requireNonNull(names.get(codec.type()));
  }

  /** What makes or gives a codec. */
  CodeBlock expression(CodecModel codec) {
    if (codec instanceof CodecModel.Generated generated) {
      return CodeBlock.of("new $L()", names.get(generated.type()));
    }
    CodecModel.Ready ready = (CodecModel.Ready) codec;
    List<CodeBlock> arguments = new ArrayList<>();
    ready.classes().forEach(type -> arguments.add(CodeBlock.of("$T.class", type)));
    ready.elements().forEach(element -> arguments.add(expression(element)));
    return CodeBlock.of(
        "$T.$L$L($L)",
        CODECS,
        witness(ready.typeArguments()),
        ready.factory(),
        CodeBlock.join(arguments, ", "));
  }

  private static CodeBlock witness(List<TypeName> typeArguments) {
    return typeArguments.isEmpty()
        ? CodeBlock.of("")
        : typeArguments.stream()
            .map(type -> CodeBlock.of("$T", type))
            .collect(CodeBlock.joining(", ", "<", ">"));
  }

  /** How the items of a task travel. */
  CodecModel inputs(WiringNames.Named named) {
    ClassName arguments = named.arguments();
    return arguments == null
        ? named.task().parameters().get(0).type().codec()
        : new CodecModel.Generated(arguments);
  }

  private void needFor(WiringNames.Named named) {
    ClassName arguments = named.arguments();
    if (arguments == null) {
      need(inputs(named));
    } else {
      CodecClassModel record = ArgumentsWriter.codec(named.task(), arguments);
      needed.put(arguments, record);
      record.parts().forEach(part -> need(part.codec()));
    }
    need(named.task().result().codec());
  }

  private void need(CodecModel codec) {
    if (codec instanceof CodecModel.Generated generated) {
      CodecClassModel model = Objects.requireNonNull(known.get(generated.type()));
      if (needed.putIfAbsent(generated.type(), model) == null) {
        model.parts().forEach(part -> need(part.codec()));
      }
    } else if (codec instanceof CodecModel.Ready ready) {
      ready.elements().forEach(this::need);
    }
  }

  private static String name(TypeName type) {
    ClassName raw =
        type instanceof ParameterizedTypeName parameterized
            ? parameterized.rawType()
            : (ClassName) type;
    return raw.simpleName() + "Codec";
  }
}
