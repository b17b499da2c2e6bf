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
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Where methods are in the source. Only javac says; with other compilers, and where a build tool
 * has wrapped javac, positions are not known and nothing else suffers.
 */
final class SourcePositions {
  private SourcePositions() {}

  /** The lines of a class's methods. */
  interface Lines {
    TaskModel.@Nullable SourceLine of(Element method);
  }

  static Lines of(ProcessingEnvironment environment, TypeElement owner) {
    try {
      PackageElement home = environment.getElementUtils().getPackageOf(owner);
      return read(Trees.instance(environment), owner, home)::get;
    } catch (RuntimeException | LinkageError e) {
      return method -> null;
    }
  }

  /** All methods of the class at once: the compiler searches a whole file for each question. */
  private static Map<Element, TaskModel.SourceLine> read(
      Trees trees, TypeElement owner, PackageElement home) {
    TreePath path = trees.getPath(owner);
    CompilationUnitTree unit = path.getCompilationUnit();
    String file = file(home, unit);
    Map<Element, TaskModel.SourceLine> lines = new HashMap<>();
    for (Tree member : ((ClassTree) path.getLeaf()).getMembers()) {
      // A constructor has no return type, and the annotations come before the type of a method.
      if (member instanceof MethodTree method && method.getReturnType() != null) {
        long start = trees.getSourcePositions().getStartPosition(unit, method.getReturnType());
        int line = (int) unit.getLineMap().getLineNumber(start);
        lines.put(
            trees.getElement(new TreePath(path, member)), new TaskModel.SourceLine(file, line));
      }
    }
    return lines;
  }

  private static String file(PackageElement home, CompilationUnitTree unit) {
    String folder =
        home.isUnnamed() ? "" : home.getQualifiedName().toString().replace('.', '/') + "/";
    String path = unit.getSourceFile().getName().replace('\\', '/');
    return folder + path.substring(path.lastIndexOf('/') + 1);
  }
}
