// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Where methods are in the source. Only javac says; with other compilers, and where a build tool
 * has wrapped javac, positions are not known and nothing else suffers.
 */
final class SourcePositions {
  private SourcePositions() {}

  /**
   * What the source says of a method beside its code.
   *
   * @param doc the documentation comment as it was written
   */
  record Context(TaskModel.@Nullable SourceLine line, @Nullable String doc) {}

  static Function<Element, Context> of(ProcessingEnvironment environment, TypeElement owner) {
    Elements elements = environment.getElementUtils();
    try {
      return read(Trees.instance(environment), owner, elements.getPackageOf(owner))::get;
    } catch (RuntimeException | LinkageError e) {
      return method -> new Context(null, elements.getDocComment(method));
    }
  }

  /** All methods of the class at once: the compiler searches the class for each question. */
  private static Map<Element, Context> read(Trees trees, TypeElement owner, PackageElement home) {
    TreePath path = trees.getPath(owner);
    CompilationUnitTree unit = path.getCompilationUnit();
    String file = file(home, unit);
    Map<Element, Context> contexts = new HashMap<>();
    for (Tree member : ((ClassTree) path.getLeaf()).getMembers()) {
      // A constructor has no return type, and the annotations come before the type of a method.
      if (member instanceof MethodTree method && method.getReturnType() != null) {
        TreePath place = new TreePath(path, member);
        long start = trees.getSourcePositions().getStartPosition(unit, method.getReturnType());
        int line = (int) unit.getLineMap().getLineNumber(start);
        contexts.put(
            trees.getElement(place),
            new Context(new TaskModel.SourceLine(file, line), trees.getDocComment(place)));
      }
    }
    return contexts;
  }

  private static String file(PackageElement home, CompilationUnitTree unit) {
    String folder =
        home.isUnnamed() ? "" : home.getQualifiedName().toString().replace('.', '/') + "/";
    String path = unit.getSourceFile().getName().replace('\\', '/');
    return folder + path.substring(path.lastIndexOf('/') + 1);
  }
}
