// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Generated;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Claims {@code @Generated} where only our own classes carry it: of an annotation that nobody
 * claims {@code javac -Xlint:all} warns, and {@code -Werror} would fail the build.
 *
 * <p>A processor of its own, because Gradle compiles everything anew for an aggregating processor
 * that reads an annotation which class files do not keep.
 */
@SupportedAnnotationTypes("javax.annotation.processing.Generated")
public final class GeneratedClaim extends AbstractProcessor {
  private static final List<String> OURS = List.of(ParallelTaskProcessor.class.getName());

  /** For the compiler, which finds it by {@code META-INF/services}. */
  public GeneratedClaim() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @SuppressWarnings("DoNotClaimAnnotations") // what the class is for
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return round.getElementsAnnotatedWith(Generated.class).stream()
        .allMatch(GeneratedClaim::isOurs);
  }

  private static boolean isOurs(Element element) {
    return OURS.equals(List.of(element.getAnnotation(Generated.class).value()));
  }
}
