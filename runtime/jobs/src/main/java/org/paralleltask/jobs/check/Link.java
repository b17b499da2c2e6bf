// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.paralleltask.jobs.input.Listable;
import org.paralleltask.jobs.input.Omissible;
import org.paralleltask.jobs.journal.ListRow;

/**
 * An address to check, known by what users see of it. Made by {@link LinkCheck#stream}.
 *
 * @param check what it is part of
 * @param uri with its fragment, if that is what is to be checked
 * @param depth how many links lead from a seed to it; 0 for a seed, a very large number for what is
 *     part of a page
 */
public record Link(LinkCheck check, URI uri, int depth) implements Omissible, Listable {

  @Override
  public boolean bringsItems() {
    return check.bringsLinks(this);
  }

  /** It was good, and so there may be places on it. */
  @Override
  public void endedWell() {
    check.knownGood(uri);
  }

  /** It is not checked, and will bring no other links. */
  @Override
  public void omitted() {
    check.omitted();
  }

  /** As it was given; a link that was found on a page was not. */
  @Override
  public Optional<ListRow> row(List<String> columns) {
    return check.row(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Link link && link.uri.equals(uri);
  }

  @Override
  public int hashCode() {
    return uri.hashCode();
  }

  @Override
  public String toString() {
    return check.name(uri);
  }
}
