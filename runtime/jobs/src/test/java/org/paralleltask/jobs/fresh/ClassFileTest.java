// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.paralleltask.jobs.Compiled;

@Timeout(60)
class ClassFileTest {
  private static final String[] TWICE = {
    "class Twice {", "  int of(int number) { int twice = 2 * number; return twice; }", "}"
  };

  @TempDir Path directory;

  private String hash(String[] lines, String... options) throws IOException {
    return ClassFile.parse(new Compiled(directory).with("Twice", lines).bytes("Twice", options))
        .hash();
  }

  @Test
  void movedLines_areNoChange() throws IOException {
    String hash = hash(TWICE, "-g");

    String[] moved = {"\n\n// says nothing new", TWICE[0], "\n", TWICE[1], TWICE[2]};
    assertEquals(hash, hash(moved, "-g"));
  }

  @Test
  void debugInformation_isNoChange() throws IOException {
    String hash = hash(TWICE, "-g");

    assertEquals(hash, hash(TWICE, "-g:none"));
    assertEquals(hash, hash(TWICE, "-g:lines,source"));
    assertEquals(hash, hash(TWICE, "-g", "-parameters"));
  }

  @Test
  void renamedVariable_isNoChange() throws IOException {
    String[] renamed = {TWICE[0], TWICE[1].replace("twice", "doubled"), TWICE[2]};

    assertEquals(hash(TWICE, "-g"), hash(renamed, "-g"));
  }

  @Test
  void anotherConstant_isAChange() throws IOException {
    String[] thrice = {TWICE[0], TWICE[1].replace("2 *", "3 *"), TWICE[2]};

    assertNotEquals(hash(TWICE, "-g"), hash(thrice, "-g"));
  }

  @Test
  void orderOfConstants_isNoChange() throws IOException {
    byte[] bytes = new Compiled(directory).with("Twice", TWICE).bytes("Twice", "-g");
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(0);
    writer.newConst("a constant that nobody uses, before all others");
    writer.newMethod("java/lang/Object", "<init>", "()V", false);
    reader.accept(writer, 0);
    byte[] reordered = writer.toByteArray();

    assertFalse(Arrays.equals(bytes, reordered));
    assertEquals(ClassFile.parse(bytes).hash(), ClassFile.parse(reordered).hash());
  }

  @Test
  void allWaysToUseAClass_mentionIt() throws IOException {
    Compiled project = new Compiled(directory);
    for (String name : List.of("Base", "Made", "Called", "Held", "Listed", "Named", "InLambda")) {
      project.with(name, "class " + name + " { static int one() { return 1; } }");
    }
    project.with("Thrown", "class Thrown extends RuntimeException {}");
    project.with(
        "User",
        "class User extends Base {",
        "  Object object = new Made();",
        "  int one = Called.one();",
        "  java.util.function.IntSupplier by = InLambda::one;",
        "  Object held(Object any) { return any instanceof Held; }",
        "  Object list = new Listed[1][2];",
        "  Class<?> named() throws Exception {",
        "    try { return Class.forName(\"acme.Named\"); } catch (Thrown thrown) { return null; }",
        "  }",
        "  class Nested {}",
        "}");

    Set<String> mentions = ClassFile.parse(project.bytes("User")).mentions();

    for (String name :
        List.of(
            "Base",
            "Made",
            "Called",
            "InLambda",
            "Held",
            "Listed",
            "Named",
            "Thrown",
            "User$Nested")) {
      assertTrue(mentions.contains("acme/" + name), name + " is not in " + mentions);
    }
    assertFalse(mentions.contains("java/lang/Object"));
  }

  @Test
  void whatIsNoClass_isRefused() throws IOException {
    byte[] bytes = new Compiled(directory).with("Twice", TWICE).bytes("Twice");
    bytes[7] = 127; // a Java version that is not there yet

    assertThrows(IllegalArgumentException.class, () -> ClassFile.parse(bytes));
    assertThrows(IllegalArgumentException.class, () -> ClassFile.parse(new byte[3]));
    assertThrows(IllegalArgumentException.class, () -> ClassFile.parse(Arrays.copyOf(bytes, 100)));
  }
}
