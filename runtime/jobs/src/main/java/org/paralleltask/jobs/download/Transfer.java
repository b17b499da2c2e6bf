// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.fresh.Perishable;
import org.paralleltask.jobs.http.HttpException;
import org.paralleltask.jobs.http.Urls;
import org.paralleltask.jobs.input.Listable;
import org.paralleltask.jobs.journal.ListRow;
import org.paralleltask.jobs.journal.SecretField;

/**
 * One file to download.
 *
 * @param urls where it is: the first, and mirrors that have the same content
 * @param name where it goes, below the directory of all, with {@code /}
 * @param target where it goes
 * @param checksum what its content must hash to: {@code sha256:} and the hash; empty for anything
 * @param size how many bytes it must have; -1 for any number
 * @param type the media type that the server must say; empty for what fits the name
 * @param recheck whether the server is asked again if the file is there
 * @param secret where a list has the URLs, if they may have a secret in them; null if none has
 */
public record Transfer(
    List<URI> urls,
    String name,
    Path target,
    String checksum,
    long size,
    String type,
    boolean recheck,
    @Nullable SecretField secret)
    implements Perishable, Listable {

  /** Takes a copy of the list, which must not be empty. */
  public Transfer {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("a transfer needs a URL");
    }
  }

  /** One that stands in no list. */
  public Transfer(
      List<URI> urls,
      String name,
      Path target,
      String checksum,
      long size,
      String type,
      boolean recheck) {
    this(urls, name, target, checksum, size, type, recheck, null);
  }

  /**
   * A file that may be anything.
   *
   * @throws HttpException {@code BAD_URL}
   */
  public static Transfer of(String url, Path target) throws HttpException {
    String name = String.valueOf(target.getFileName());
    return new Transfer(List.of(Urls.parse(url)), name, target, "", -1, "", true);
  }

  /** This one, if its content hashes to that. */
  public Transfer withSha256(String hex) {
    String checksum = new Checksum("sha256", hex).toString();
    return new Transfer(urls, name, target, checksum, size, type, false, secret);
  }

  Optional<Checksum> pinned() {
    int colon = checksum.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Optional.of(new Checksum(checksum.substring(0, colon), checksum.substring(colon + 1)));
  }

  /** As {@link ListReader} reads it: the same URLs, to the same place. */
  @Override
  public Optional<ListRow> row(List<String> columns) {
    String written = urls.stream().map(URI::toString).collect(Collectors.joining("|"));
    boolean secretive = Urls.hasSecret(written);
    if (secretive && secret == null) {
      return Optional.empty();
    }
    String url = secretive ? "" : written;
    List<String> fields = columns.stream().map(column -> field(column, url)).toList();
    return Optional.of(new ListRow(fields, secretive ? secret : null));
  }

  private String field(String column, String url) {
    return switch (column) {
      case "url" -> url;
      case "path" -> SafeName.toPath(name);
      case "size" -> size < 0 ? "" : Long.toString(size);
      case "type" -> type;
      default -> checksum.startsWith(column + ":") ? checksum.substring(column.length() + 1) : "";
    };
  }

  @Override
  public boolean mayHaveChanged() {
    return recheck;
  }

  /** What people know it by, and one run from another; without secrets. */
  @Override
  public String toString() {
    String hash = checksum.isEmpty() ? "" : " " + checksum;
    return name + " from " + Urls.shown(urls.get(0)) + hash;
  }
}
