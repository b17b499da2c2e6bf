// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.processor;

import com.google.gson.Gson;
import com.palantir.javapoet.JavaFile;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.paralleltask.ParallelTask;

/** A run of a compiler on sources in memory, and what came of it. */
record Compilation(
    boolean succeeded,
    List<Diagnostic<? extends JavaFileObject>> diagnostics,
    NavigableMap<String, String> generated) {

  private static final String SOURCES = ".sources";

  /** What to compile, and how. */
  static final class Request {
    private final Path output;
    private final List<JavaFileObject> sources = new ArrayList<>();
    private final List<Processor> processors = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

    Request(Path output) {
      this.output = output;
    }

    Request source(String path, String text) {
      sources.add(new Source(path, text));
      return this;
    }

    Request processor(Processor processor) {
      processors.add(processor);
      return this;
    }

    Request option(String... more) {
      options.addAll(List.of(more));
      return this;
    }

    Request compiler(JavaCompiler other) {
      compiler = other;
      return this;
    }

    /** Also puts the sources on the disk: the Eclipse compiler reads them there. */
    private void save() throws IOException {
      for (JavaFileObject source : sources) {
        Path file = output.resolve(SOURCES).resolve(source.getName().substring(1));
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.getCharContent(true));
      }
    }

    private Iterable<? extends JavaFileObject> saved(StandardJavaFileManager files)
        throws IOException {
      save();
      return files.getJavaFileObjectsFromPaths(
          sources.stream()
              .map(source -> output.resolve(SOURCES).resolve(source.getName().substring(1)))
              .toList());
    }

    /** Compiles with the processors given; with none, those that the class path offers. */
    Compilation run() {
      DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
      StringWriter log = new StringWriter();
      try (StandardJavaFileManager files =
          compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
        files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
        files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath());
        JavaCompiler.CompilationTask task =
            compiler.getTask(log, files, diagnostics, options, null, saved(files));
        if (!processors.isEmpty()) {
          task.setProcessors(processors);
        }
        boolean succeeded = task.call();
        return new Compilation(succeeded, diagnostics.getDiagnostics(), read(output));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What a project needs on the path of its processors, by the classes that it contains. */
  static String processorPath(Class<?>... more) {
    return Stream.concat(
            Stream.of(ParallelTaskProcessor.class, JavaFile.class, Gson.class), Stream.of(more))
        .map(type -> home(type).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  List<String> errors() {
    return diagnostics.stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(each -> each.getMessage(Locale.ROOT))
        .toList();
  }

  /** The file that was generated, by its path below the output directory. */
  String file(String path) {
    return generated.getOrDefault(path, "no " + path + " among " + generated.keySet());
  }

  String index() {
    return file("META-INF/parallel/tasks.json");
  }

  /** All that was said, for the message of a failed assertion. */
  String log() {
    return diagnostics.stream()
        .map(each -> each + " " + each.getMessage(Locale.ROOT))
        .collect(Collectors.joining("\n"));
  }

  private static List<Path> classPath() {
    return Stream.of(ParallelTask.class, lombok.Value.class).map(Compilation::home).toList();
  }

  /** The directory or the jar that the class was loaded from. */
  static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static NavigableMap<String, String> read(Path output) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(output)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.toString().endsWith(".class") && !file.startsWith(output.resolve(SOURCES))) {
          String path = output.relativize(file).toString().replace(File.separatorChar, '/');
          files.put(path, Files.readString(file));
        }
      }
    }
    return new TreeMap<>(files);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("string:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
