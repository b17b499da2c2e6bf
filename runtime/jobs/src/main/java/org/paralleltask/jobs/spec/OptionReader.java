// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads options one by one and collects what is wrong with them. */
final class OptionReader {
  private final JobSpec spec;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, JobOptions.Used> used = new TreeMap<>();

  OptionReader(JobSpec spec) {
    this.spec = spec;
  }

  /** The value that the user gave; empty if none was given, or a wrong one. */
  <T> Optional<T> read(String name, Form<T> form) {
    String text = spec.options().get(name);
    if (text == null) {
      return Optional.empty();
    }
    Optional<T> value = form.read().apply(text.strip());
    used.put(name, new JobOptions.Used(text, spec.source(name)));
    if (value.isEmpty()) {
      problem(name, "Accepted: " + form.accepted() + ".");
    }
    return value;
  }

  /** The value that the user gave, or else what the annotation, or nobody, said. */
  <T> T read(String name, Form<T> form, T otherwise, boolean declared) {
    Optional<T> given = read(name, form);
    used.putIfAbsent(
        name,
        new JobOptions.Used(JobOptions.written(otherwise), declared ? "annotation" : "default"));
    return given.orElse(otherwise);
  }

  void problem(String name, String advice) {
    problems.add(
        "\"%s\" cannot be \"%s\" (%s). %s"
            .formatted(name, spec.options().get(name), spec.source(name), advice));
  }

  void add(String problem) {
    problems.add(problem);
  }

  List<String> problems() {
    return problems;
  }

  Map<String, JobOptions.Used> used() {
    return used;
  }
}
