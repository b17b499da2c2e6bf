// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Writes files, each with the elements it was made of, as incremental builds need to know. */
final class GeneratedFiles {
  private final Filer filer;

  GeneratedFiles(Filer filer) {
    this.filer = filer;
  }

  /** Writes a class; what went wrong is returned. */
  @Nullable Problem source(ClassName type, String text, Collection<TypeElement> origins) {
    try (Writer writer =
        filer
            .createSourceFile(type.reflectionName(), origins.toArray(Element[]::new))
            .openWriter()) {
      writer.write(text);
      return null;
    } catch (FilerException e) {
      return Messages.wiringTaken(type.simpleName());
    } catch (IOException e) {
      return Messages.fileNotWritten(type.reflectionName(), e.toString());
    }
  }

  /** Writes a resource; what went wrong is returned. */
  @Nullable Problem resource(String path, String text, Collection<? extends Element> origins) {
    try (Writer writer =
        filer
            .createResource(
                StandardLocation.CLASS_OUTPUT, "", path, origins.toArray(Element[]::new))
            .openWriter()) {
      writer.write(text);
      return null;
    } catch (IOException e) {
      return Messages.fileNotWritten(path, e.toString());
    }
  }
}
