// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One walk through a directory, for the files whose names match a pattern. */
final class GlobWalk extends SimpleFileVisitor<Path> {
  private final Path root;
  private final Glob glob;
  private final Links links;
  private final List<Path> files = new ArrayList<>();
  private final List<Path> leftOut = new ArrayList<>();

  /**
   * @param root the directory that the pattern begins with
   */
  GlobWalk(Path root, Glob glob, Links links) {
    this.root = root;
    this.glob = glob;
    this.links = links;
  }

  void walk() throws IOException {
    Set<FileVisitOption> options =
        links == Links.ALL ? Set.of(FileVisitOption.FOLLOW_LINKS) : Set.of();
    Files.walkFileTree(root, options, glob.depth(), this);
  }

  boolean followsAll() {
    return links == Links.ALL;
  }

  /** The files, in no order. */
  List<Path> files() {
    return files;
  }

  /** Links that were not followed, and would have led to files or to directories. */
  List<Path> leftOut() {
    return leftOut;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isSymbolicLink()) {
      visitLink(file);
    } else if (attributes.isRegularFile() && matches(file)) {
      files.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  private void visitLink(Path link) throws IOException {
    boolean leadsToFile = matches(link) && Files.isRegularFile(link);
    if (links == Links.TO_FILES && leadsToFile) {
      files.add(link);
    } else if (links == Links.NONE && (leadsToFile || leadsDeeper(link))) {
      leftOut.add(link);
    } else if (links == Links.ALL && matches(link)) {
      throw new NoSuchFileException(link.toString(), null, "a link that leads nowhere");
    }
  }

  private boolean matches(Path file) {
    return glob.matches(Labels.relative(root, file));
  }

  private boolean leadsDeeper(Path link) {
    return root.relativize(link).getNameCount() < glob.depth() && Files.isDirectory(link);
  }

  /** What is in a directory that contains itself has been found already. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException trouble) throws IOException {
    if (trouble instanceof FileSystemLoopException) {
      return FileVisitResult.CONTINUE;
    }
    throw trouble;
  }
}
