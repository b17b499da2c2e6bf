// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.paralleltask.jobs.aggregate.query.Function;
import org.paralleltask.jobs.aggregate.query.Layout;
import org.paralleltask.jobs.aggregate.query.Malformed;
import org.paralleltask.jobs.aggregate.query.Query;
import org.paralleltask.jobs.aggregate.record.Decimal;
import org.paralleltask.jobs.aggregate.record.Fields;
import org.paralleltask.jobs.aggregate.record.MalformedException;
import org.paralleltask.jobs.aggregate.record.RecordReader;

/** Adds up records: those that meet the conditions, each in its group. */
public final class Tally {
  private final Query query;
  private final Layout layout;
  private final Filter filter;
  private final Groups groups = new Groups();
  private final Column[] columns;
  private final boolean[] counted;
  private final Key key;
  private final Decimal number = new Decimal();
  private long records;

  /** Has taken no record yet; {@code layout} is that of the file. */
  public Tally(Query query, Layout layout) {
    this.query = query;
    this.layout = layout;
    this.filter = new Filter(query.where(), layout);
    this.key = new Key(layout.groupColumns());
    this.counted = new boolean[query.measures().size()];
    for (int i = 0; i < counted.length; i++) {
      counted[i] = query.measures().get(i).function() == Function.COUNT;
    }
    this.columns =
        query.measures().stream()
            .map(measure -> new Column(measure.function()))
            .toArray(Column[]::new);
  }

  /**
   * Takes the record that was read.
   *
   * @throws MalformedException if it has too few or too many fields, or one is no number
   */
  public void add(RecordReader record) throws MalformedException {
    Fields fields = record.fields();
    if (fields.count() != layout.columns()) {
      throw MalformedException.ofFields(record, layout.columns());
    }
    if (filter.accepts(record)) {
      records++;
      int known = groups.size();
      int group = group(record);
      if (group == known && query.malformed() == Malformed.REPORT) {
        requireText(record);
      }
      measure(record, group);
    }
  }

  /**
   * The values of a new group are to be texts; of one that was met before, they are known to be.
   */
  private void requireText(RecordReader record) throws MalformedException {
    Fields fields = record.fields();
    for (int part = 0; part < layout.groupColumns(); part++) {
      int to = record.origin() + fields.to(layout.groupBy(part));
      int bad =
          Utf8.firstMalformed(
              record.bytes(), record.origin() + fields.from(layout.groupBy(part)), to);
      if (bad < to) {
        throw new MalformedException(
            record.start() + bad - record.origin(),
            "the value of column \"%s\" is not UTF-8 text here. Convert the file, for example with iconv, or pass -Dparallel.malformed=replace."
                .formatted(query.groupBy().get(part)));
      }
    }
  }

  private int group(RecordReader record) {
    Fields fields = record.fields();
    int origin = record.origin();
    int first = layout.groupColumns() == 1 ? layout.groupBy(0) : -1;
    if (first >= 0 && !fields.isEscaped(first)) {
      int from = fields.from(first);
      return groups.find(record.bytes(), origin + from, fields.to(first) - from);
    }
    key.clear();
    for (int part = 0; part < layout.groupColumns(); part++) {
      int field = layout.groupBy(part);
      key.add(
          record.bytes(),
          origin + fields.from(field),
          origin + fields.to(field),
          fields.isEscaped(field));
    }
    return groups.find(key.bytes(), 0, key.length());
  }

  private void measure(RecordReader record, int group) throws MalformedException {
    for (int i = 0; i < columns.length; i++) {
      int field = layout.measured(i);
      if (field < 0) {
        columns[i].add(group);
      } else if (!record.fields().isEmpty(field)) {
        measure(record, group, i, field);
      }
    }
  }

  private void measure(RecordReader record, int group, int measure, int field)
      throws MalformedException {
    if (counted[measure]) {
      columns[measure].add(group);
      return;
    }
    int from = record.origin() + record.fields().from(field);
    int to = record.origin() + record.fields().to(field);
    if (!number.read(record.bytes(), from, to)) {
      String text =
          new String(record.bytes(), from, Math.min(40, to - from), StandardCharsets.UTF_8);
      throw new MalformedException(
          record.start() + record.fields().from(field),
          "\"%s\" is no number, but %s is asked for"
              .formatted(text, query.measures().get(measure).text()));
    }
    columns[measure].add(group, number);
  }

  /** How many records counted. */
  public long records() {
    return records;
  }

  /** What has come out. */
  public Map<List<String>, List<Cell>> cells() {
    Map<List<String>, List<Cell>> cells = new HashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      int group = i;
      cells.merge(
          key.values(groups.key(group)), // which may be one text where the bytes were several
          Arrays.stream(columns).map(column -> column.cell(group)).toList(),
          (a, b) -> Cell.both(a, b, query.measures()));
    }
    return cells;
  }
}
