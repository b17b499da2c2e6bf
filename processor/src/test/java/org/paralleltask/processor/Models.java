// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Models as the readers would make them, without a compiler. */
final class Models {
  private Models() {}

  static OwnerModel owner(boolean isLocal) {
    return new OwnerModel(
        ClassName.get("com.acme", "Numbers"),
        "com.acme.Numbers",
        0,
        true,
        isLocal,
        null,
        OwnerModel.Construction.POSSIBLE,
        List.of("run"),
        Set.of(),
        true,
        List.of(task()),
        Map.of());
  }

  private static TaskModel task() {
    return new TaskModel(
        "com.acme.Numbers#run",
        "run",
        "run(int)",
        null,
        false,
        true,
        false,
        false,
        TaskModel.Deprecation.NONE,
        List.of(),
        List.of(),
        List.of(new TaskModel.Parameter("item", type())),
        type(),
        false,
        settings(),
        null,
        null,
        null,
        List.of(),
        null,
        null);
  }

  private static TypeModel type() {
    return new TypeModel(
        TypeName.INT,
        "java.lang.Integer",
        true,
        List.of(),
        List.of(),
        List.of(),
        CodecModel.ready("ints"));
  }

  private static Settings settings() {
    return new Settings(
        "",
        "THREAD",
        "MAP",
        Settings.AUTO,
        Settings.AUTO,
        Settings.AUTO,
        "",
        1,
        "",
        List.of(),
        List.of(),
        "",
        "",
        "",
        "");
  }
}
