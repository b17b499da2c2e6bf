// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.download;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.paralleltask.jobs.http.Urls;

/** Decides which file goes where, before anything is asked of anybody. */
final class Plan {
  private final Path output;
  private final NameClash onNameClash;
  private final Predicate<URI> recheck;
  private final Consumer<? super String> problems;
  private final Map<String, Listed> taken = new HashMap<>();

  /** What happens if two files would get one name. */
  enum NameClash {
    FAIL,
    SUFFIX
  }

  /**
   * @param output the directory of all
   * @param recheck which servers are asked for files that are there and have no hash
   * @param problems gets what is wrong
   */
  Plan(
      Path output,
      NameClash onNameClash,
      Predicate<URI> recheck,
      Consumer<? super String> problems) {
    this.output = output;
    this.onNameClash = onNameClash;
    this.recheck = recheck;
    this.problems = problems;
  }

  List<Transfer> of(List<Listed> all) {
    List<Transfer> transfers = new ArrayList<>(all.size());
    for (Listed each : all) {
      try {
        transfers.add(transfer(each));
      } catch (IllegalArgumentException bad) {
        problems.accept("%s: %s.".formatted(each.place(), bad.getMessage()));
      }
    }
    return transfers;
  }

  private Transfer transfer(Listed listed) {
    String wanted =
        listed.path().isEmpty() ? SafeName.of(listed.urls().get(0)) : SafeName.of(listed.path());
    String name = free(wanted, listed);
    String checksum = listed.checksum().map(Checksum::toString).orElse("");
    return new Transfer(
        listed.urls(),
        name,
        output.resolve(name),
        checksum,
        listed.size(),
        listed.type(),
        checksum.isEmpty() && recheck.test(listed.urls().get(0)),
        listed.secret());
  }

  private String free(String wanted, Listed listed) {
    Listed other = taken.putIfAbsent(SafeName.folded(wanted), listed);
    if (other == null) {
      return wanted;
    }
    if (onNameClash == NameClash.FAIL) {
      throw new IllegalArgumentException(
          "NAME_CLASH: \"%s\" is also the name of %s on some systems; give one of them a \"path\" in a CSV list, or pass -Dparallel.onNameClash=suffix"
              .formatted(wanted, other.place()));
    }
    int dot = wanted.lastIndexOf('.');
    int slash = wanted.lastIndexOf('/');
    String suffix = "~" + Urls.hash(listed.urls().toString()).substring(0, 8);
    String name =
        dot > slash + 1
            ? wanted.substring(0, dot) + suffix + wanted.substring(dot)
            : wanted + suffix;
    if (taken.putIfAbsent(SafeName.folded(name), listed) != null) {
      throw new IllegalArgumentException(
          "NAME_CLASH: the same URL is in the list twice, see " + other.place());
    }
    return name;
  }
}
