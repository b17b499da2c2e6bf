// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.aggregate.table;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.aggregate.query.Condition;
import org.paralleltask.jobs.aggregate.query.Layout;
import org.paralleltask.jobs.aggregate.record.Decimal;
import org.paralleltask.jobs.aggregate.record.Fields;
import org.paralleltask.jobs.aggregate.record.RecordReader;

/** Decides whether a record counts. */
final class Filter {
  private final Test[] tests;
  private final Decimal number = new Decimal();
  private final Key text = new Key(1);

  /** A condition that is ready to be used: where the value is, and what it is compared with. */
  private static final class Test {
    private final Condition.Operator operator;
    private final int field;
    private final byte[] text;
    private final @Nullable BigDecimal number;

    Test(Condition condition, int field, Decimal reader) {
      this.operator = condition.operator();
      this.field = field;
      this.text = condition.value().getBytes(StandardCharsets.UTF_8);
      byte[] roomy = Arrays.copyOf(text, text.length + Long.BYTES);
      this.number = reader.read(roomy, 0, text.length) ? reader.value() : null;
    }
  }

  Filter(List<Condition> conditions, Layout layout) {
    this.tests = new Test[conditions.size()];
    for (int i = 0; i < tests.length; i++) {
      tests[i] = new Test(conditions.get(i), layout.compared(i), number);
    }
  }

  boolean accepts(RecordReader record) {
    for (Test test : tests) {
      if (!test.operator.accepts(comparison(record, test))) {
        return false;
      }
    }
    return true;
  }

  private int comparison(RecordReader record, Test test) {
    Fields fields = record.fields();
    int from = record.origin() + fields.from(test.field);
    int to = record.origin() + fields.to(test.field);
    if (test.number != null && number.read(record.bytes(), from, to)) {
      return number.value().compareTo(test.number);
    }
    text.clear();
    text.add(record.bytes(), from, to, fields.isEscaped(test.field));
    // UTF-8 orders as code points do.
    return Arrays.compareUnsigned(text.bytes(), 0, text.length(), test.text, 0, test.text.length);
  }
}
