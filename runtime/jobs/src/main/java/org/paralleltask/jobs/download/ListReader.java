// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.Urls;
import org.paralleltask.jobs.input.ListFile;
import org.paralleltask.jobs.journal.SecretField;

/** Reads lists of files to download, and says everything that is wrong with them. */
final class ListReader {
  private static final Set<String> COLUMNS =
      new TreeSet<>(Set.of("url", "path", "sha256", "sha512", "sha1", "md5", "size", "type"));
  private static final Pattern SUM =
      Pattern.compile("([0-9a-fA-F]{32,128}) [ *](.+)|\\w+ ?\\((.+)\\) ?= ?([0-9a-fA-F]{32,128})");

  private final String baseUrl;
  private final List<Listed> found = new ArrayList<>();
  private final Consumer<? super String> problems;

  /**
   * @param baseUrl where the files of a list of hashes are; empty if that is not said
   * @param problems gets what is wrong
   */
  ListReader(String baseUrl, Consumer<? super String> problems) {
    this.baseUrl = baseUrl;
    this.problems = problems;
  }

  List<Listed> found() {
    return found;
  }

  /** URLs, separated by commas or spaces. */
  void inline(String items) {
    int number = 0;
    for (String url : items.split("\\s+|,(?=\\s*[A-Za-z][A-Za-z0-9+.-]*://)", -1)) {
      if (!url.isBlank()) {
        add("item " + ++number, url.strip(), "", Optional::empty, -1, "", null);
      }
    }
  }

  /** A file: CSV, a list of hashes as sha256sum makes it, or one URL a line. */
  void file(Path file) {
    try {
      ListFile list = ListFile.read(file);
      if (list.isCsv()) {
        csv(file, list);
      } else {
        lines(file, list);
      }
    } catch (CharacterCodingException malformed) {
      problems.accept("\"%s\" is not valid UTF-8.".formatted(file));
    } catch (IOException unreadable) {
      problems.accept("\"itemsFile\" cannot be read: %s.".formatted(unreadable));
    }
  }

  private void lines(Path file, ListFile list) throws IOException {
    int number = 0;
    for (String raw : list.text().split("\n", -1)) {
      String line = raw.strip();
      number++;
      if (!line.isEmpty() && !line.startsWith("#")) {
        String place = place(file, number);
        Matcher sum = SUM.matcher(line);
        if (sum.matches()) {
          sum(place, sum);
        } else {
          add(place, line, "", Optional::empty, -1, "", secret(line, list, number, ""));
        }
      }
    }
  }

  /** Every secret is the value of something. */
  private static @Nullable SecretField secret(
      String urls, ListFile list, long line, String column) {
    return urls.indexOf('=') < 0 ? null : list.field(line, column);
  }

  /** Put together by hand: the format of one place takes as long as to read its line. */
  private static String place(Path file, long number) {
    return file.getFileName() + ":" + number;
  }

  private void sum(String place, Matcher sum) {
    boolean gnu = sum.group(1) != null;
    String hash = gnu ? sum.group(1) : sum.group(4);
    String name = gnu ? sum.group(2) : sum.group(3);
    if (baseUrl.isEmpty()) {
      problems.accept(
          "%s: a list of hashes needs \"baseUrl\", where the files are. Pass -Dparallel.baseUrl=https://..."
              .formatted(place));
      return;
    }
    String base = baseUrl.endsWith("/") ? baseUrl : baseUrl + "/";
    add(place, base + name, name, () -> Optional.of(Checksum.guess(hash)), -1, "", null);
  }

  private void csv(Path file, ListFile list) throws IOException {
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(list.text())) {
      List<String> header = List.of();
      for (CsvRecord row : rows) {
        if (header.isEmpty()) {
          header = header(file, row);
        } else {
          row(place(file, row.getStartingLineNumber()), header, row, list);
        }
      }
    } catch (CsvParseException malformed) {
      problems.accept("\"%s\" is no CSV: %s.".formatted(file, malformed.getMessage()));
    }
  }

  private List<String> header(Path file, CsvRecord row) {
    List<String> names =
        row.getFields().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    if (!names.contains("url") || !COLUMNS.containsAll(names)) {
      problems.accept(
          "The first line of \"%s\" must name the columns: \"url\", and any of %s; but is %s."
              .formatted(file, COLUMNS, row.getFields()));
      return List.of("url");
    }
    return names;
  }

  private void row(String place, List<String> header, CsvRecord row, ListFile list) {
    if (row.getFieldCount() != header.size()) {
      problems.accept(
          "%s: has %d fields, not %d as the header."
              .formatted(place, row.getFieldCount(), header.size()));
      return;
    }
    long size = size(place, field(header, row, "size"));
    String url = field(header, row, "url");
    add(
        place,
        url,
        field(header, row, "path"),
        () -> checksum(header, row),
        size,
        field(header, row, "type"),
        secret(url, list, row.getStartingLineNumber(), "url"));
  }

  private static Optional<Checksum> checksum(List<String> header, CsvRecord row) {
    for (String algorithm : Checksum.STRONGEST_FIRST) {
      String hex = field(header, row, algorithm);
      if (!hex.isEmpty()) {
        return Optional.of(new Checksum(algorithm, hex));
      }
    }
    return Optional.empty();
  }

  private static String field(List<String> header, CsvRecord row, String name) {
    int at = header.indexOf(name);
    return at < 0 ? "" : row.getField(at).strip();
  }

  private long size(String place, String text) {
    if (text.isEmpty()) {
      return -1;
    }
    if (text.matches("\\d{1,18}")) {
      return Long.parseLong(text);
    }
    problems.accept("%s: the size \"%s\" is no number of bytes.".formatted(place, text));
    return -1;
  }

  /** Reads a hash, which may be none. */
  private interface Hash {
    Optional<Checksum> read();
  }

  private void add(
      String place,
      String urls,
      String path,
      Hash hash,
      long size,
      String type,
      @Nullable SecretField secret) {
    try {
      List<URI> all = new ArrayList<>();
      for (String url : urls.split("\\|", -1)) {
        all.add(Urls.parse(url));
      }
      found.add(new Listed(place, all, path, hash.read(), size, type, secret));
    } catch (HttpException bad) {
      problems.accept("%s: %s: %s".formatted(place, bad.code(), bad.getMessage()));
    } catch (IllegalArgumentException bad) {
      problems.accept("%s: %s.".formatted(place, bad.getMessage()));
    }
  }
}
