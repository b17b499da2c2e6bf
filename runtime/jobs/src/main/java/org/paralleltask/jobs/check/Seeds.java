// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.Urls;
import org.paralleltask.jobs.input.ListFile;
import org.paralleltask.jobs.journal.ListRow;
import org.paralleltask.jobs.spec.ConfigurationException;

/** What is checked first. */
final class Seeds {
  private final CheckSettings settings;
  private final LinkCheck check;
  private final Web web;
  private final Territory territory;
  private final Crawl crawl;
  private final References references;
  private final List<String> problems = new ArrayList<>();

  Seeds(
      CheckSettings settings,
      LinkCheck check,
      Web web,
      Territory territory,
      Crawl crawl,
      References references) {
    this.settings = settings;
    this.check = check;
    this.web = web;
    this.territory = territory;
    this.crawl = crawl;
    this.references = references;
  }

  /**
   * Puts them into the check.
   *
   * @throws ConfigurationException with all that cannot be read
   */
  void plant() throws ConfigurationException, IOException, InterruptedException {
    settings.items().forEach(this::item);
    if (settings.itemsFile() != null) {
      file(settings.itemsFile());
    }
    for (String site : settings.sites()) {
      try {
        site(site);
      } catch (IOException unreadable) {
        problems.add("site: " + unreadable.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(String.join("\n", problems));
    }
  }

  private Optional<URI> given(String text, String place) {
    try {
      URI uri = Urls.parse(text);
      check.add(uri, 0);
      return Optional.of(uri);
    } catch (HttpException unreadable) {
      problems.add(place + ": " + unreadable.getMessage());
      return Optional.empty();
    }
  }

  private void item(String text) {
    given(text, "items")
        .filter(uri -> !Urls.hasSecret(text))
        .ifPresent(uri -> check.listed(uri, new ListRow(List.of(text), null)));
  }

  private void file(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      problems.add(
          "\"itemsFile\" must be a file with addresses, one a line, but there is no file %s."
              .formatted(file));
      return;
    }
    ListFile list = ListFile.read(file);
    String[] lines;
    try {
      lines = list.text().split("\n", -1);
    } catch (CharacterCodingException notText) {
      problems.add("\"itemsFile\" must be in UTF-8, but %s is not.".formatted(file));
      return;
    }
    int before = problems.size();
    boolean any = false;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].replace("\uFEFF", "").strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        any = true;
        fromLine(line, relative(file) + ":" + (i + 1), list, i + 1);
      }
    }
    if (!any && problems.size() == before) {
      problems.add("%s has no address, and so nothing would be checked.".formatted(file));
    }
  }

  private void fromLine(String line, String place, ListFile list, long number) {
    given(line, place)
        .ifPresent(
            uri -> {
              boolean secret = Urls.hasSecret(line);
              references.add(uri, "", place);
              check.listed(
                  uri,
                  secret
                      ? new ListRow(List.of(""), list.field(number, ""))
                      : new ListRow(List.of(line), null));
            });
  }

  private String relative(Path file) {
    Path shown = file.startsWith(settings.base()) ? settings.base().relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }

  private void site(String text) throws IOException, InterruptedException {
    if (text.matches("(?i)https?://.*")) {
      remote(text);
      return;
    }
    Path path = settings.base().resolve(text);
    if (Files.isDirectory(path)) {
      directory(path.normalize());
    } else if (Files.isRegularFile(path) && Sitemap.isNamedSo(text)) {
      sitemap(path.toString(), Files.readAllBytes(path));
    } else {
      problems.add(
          "\"site\" must be a directory with HTML pages, a sitemap, or an address that begins with http, but there is no directory %s."
              .formatted(path));
    }
  }

  private void directory(Path root) throws IOException {
    LocalSite site = LocalSite.read(root, territory.sites().size() + 1);
    territory.add(site);
    site.tooLarge().forEach(page -> crawl.tooLarge(relative(page)));
    boolean any = false;
    for (Map.Entry<Path, Page> entry : site.pages().entrySet()) {
      String name = relative(entry.getKey());
      crawl.follow(entry.getValue(), 0, check, line -> name + ":" + line);
      any |= !entry.getValue().targets().isEmpty();
    }
    if (!any) {
      problems.add(
          "%s has %d HTML pages, and no link on them, and so nothing would be checked."
              .formatted(root, site.pages().size()));
    }
  }

  private void remote(String text) throws IOException, InterruptedException {
    URI uri;
    try {
      uri = Urls.parse(text);
    } catch (HttpException unreadable) {
      problems.add("site: " + unreadable.getMessage());
      return;
    }
    if (!Sitemap.isNamedSo(uri.getPath())) {
      crawl.entrance(uri);
      check.add(uri, 0);
    } else if (settings.offline()) {
      problems.add("%s cannot be read, because the build is offline.".formatted(Urls.shown(uri)));
    } else {
      sitemap(Urls.shown(uri), new Sitemap(web).fetch(uri));
    }
  }

  private void sitemap(String name, byte[] content) throws IOException, InterruptedException {
    List<String> pages = new Sitemap(web).pages(name, content);
    if (pages.isEmpty()) {
      problems.add(name + " lists no page, and so nothing would be checked.");
    }
    for (String text : pages) {
      try {
        page(Urls.parse(text));
      } catch (HttpException unreadable) {
        problems.add(name + ": " + unreadable.getMessage());
      }
    }
  }

  private void page(URI uri) {
    crawl.seed(uri);
    check.add(uri, 0);
  }
}
