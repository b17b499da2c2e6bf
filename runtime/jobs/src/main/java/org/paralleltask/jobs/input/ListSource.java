// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.util.List;
import java.util.OptionalLong;

/** Items that are all known: texts, or the names of files. */
record ListSource<T>(String name, List<T> elements, StreamItems.Maker<T> maker) implements Source {
  static Source texts(String name, List<String> texts, Converter converter) {
    return new ListSource<>(name, texts, (text, index) -> Candidate.of("", text, converter));
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(elements.size());
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public Items open() {
    return StreamItems.of(elements.stream(), maker);
  }
}
