// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paralleltask.jobs.http.Urls;

/** A built site on disk. Its pages have addresses as if it were served by a host of its own. */
final class LocalSite {
  private final Path root;
  private final int number;
  private final String host;
  private final Map<Path, Page> pages;
  private final List<Path> tooLarge;

  private LocalSite(Path root, int number, Map<Path, Page> pages, List<Path> tooLarge) {
    this.root = root;
    this.number = number;
    this.host = "site-%d.invalid".formatted(number); // a name that no host can have
    this.pages = pages;
    this.tooLarge = tooLarge;
  }

  /**
   * Reads all pages below a directory, several at a time.
   *
   * @param number tells its host from those of other sites
   */
  static LocalSite read(Path root, int number) throws IOException {
    LocalSite empty = new LocalSite(root, number, Map.of(), List.of());
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> html = files.filter(LocalSite::isPage).toList();
      List<Path> tooLarge = html.stream().filter(LocalSite::isTooLarge).sorted().toList();
      return new LocalSite(
          root,
          number,
          html.parallelStream()
              .filter(file -> !tooLarge.contains(file))
              .collect(
                  Collectors.toMap(
                      Function.identity(), empty::page, (a, b) -> a, () -> new TreeMap<>())),
          tooLarge);
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  private static boolean isTooLarge(Path file) {
    try {
      return Files.size(file) > Page.LARGEST;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean isPage(Path file) {
    return file.toString().matches("(?i).*\\.(html?|xhtml)") && Files.isRegularFile(file);
  }

  private Page page(Path file) {
    try {
      return Page.parse(Files.readAllBytes(file), null, uri(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private URI uri(Path file) {
    String path = root.relativize(file).toString().replace('\\', '/');
    try {
      return new URI("http", host, "/" + path, null);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The pages, in the order of their paths. */
  Map<Path, Page> pages() {
    return pages;
  }

  /** The pages that are not looked through, in the order of their paths. */
  List<Path> tooLarge() {
    return tooLarge;
  }

  /** Whether an address is one of this site. */
  boolean has(URI uri) {
    return host.equals(uri.getHost());
  }

  /** What users know an address of this site by; with the directory, if it is not the first. */
  String shown(URI uri) {
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String fragment = uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment();
    String path = Urls.decode(uri.getRawPath()) + query + fragment;
    return number == 1 ? path : root.getFileName() + path;
  }

  /** The file of an address; empty if there is none. */
  Optional<Path> file(URI uri) {
    try {
      Path file = root.resolve(Urls.decode(uri.getRawPath()).substring(1)).normalize();
      Path page = Files.isDirectory(file) ? file.resolve("index.html") : file;
      return Optional.of(page).filter(p -> p.startsWith(root) && Files.isRegularFile(p));
    } catch (InvalidPathException noName) {
      return Optional.empty();
    }
  }

  /** The page of an address; empty if it is none. */
  Optional<Page> page(URI uri) {
    return file(uri).map(pages::get);
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
