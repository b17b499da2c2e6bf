// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the class of a task is in the project's sources.
 *
 * @param roots the directories of source, those of generated source among them
 * @param base the project's directory, for failures that are about other files
 * @param checkout what paths are relative to
 * @param owner the binary name of the class
 * @param method file and line of the annotated method, if they are known
 */
public record Sources(
    List<Path> roots, Path base, Path checkout, String owner, Optional<String> method) {
  private static final Pattern PLACE = Pattern.compile("(.+):([1-9]\\d{0,8})");

  /** The line of a failure, or of the method if the failure has none. */
  Optional<SourceLine> line(Optional<String> at) {
    return at.or(() -> method).flatMap(this::find);
  }

  /** {@code File.java:12}: a file beside the class, which is in its package, or any by its path. */
  private Optional<SourceLine> find(String place) {
    Matcher parts = PLACE.matcher(place);
    return parts.matches()
        ? file(parts.group(1)).map(f -> new SourceLine(f, Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }

  private Optional<String> file(String name) {
    String directory = owner.substring(0, owner.lastIndexOf('.') + 1).replace('.', '/');
    Stream<Path> ofTheTask = roots.stream().map(root -> root.resolve(directory + name));
    return Stream.concat(ofTheTask, Stream.of(base.resolve(name)))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(file -> file.startsWith(checkout) ? checkout.relativize(file) : file)
        .map(file -> file.toString().replace('\\', '/'));
  }
}
