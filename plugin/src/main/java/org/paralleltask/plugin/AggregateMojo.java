// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import java.util.Map;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.paralleltask.plugin.option.JobSettings;
import org.paralleltask.plugin.option.Option;
import org.paralleltask.plugin.run.AggregateGoal;
import org.paralleltask.plugin.run.JobFailedException;
import org.paralleltask.plugin.run.RunRequest;

/**
 * Makes one table of many CSV files: groups their records, and counts and adds up columns. Files
 * are cut at record borders, so that all workers have something to do with a single large one; sums
 * are exact, and the result is the same with any number of workers. Or puts the files together as
 * they are, or sorts all their records, with the names of the columns once. Needs nothing of the
 * project.
 *
 * @since 0.1.0
 */
@Mojo(name = "aggregate", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
public final class AggregateMojo extends ItemsMojo {

  /**
   * The columns whose values make a group, separated by commas. Default: all records are one group.
   * Example: {@code country,year}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.groupBy")
  private @Nullable String groupBy;

  /**
   * What is asked of each group, separated by commas: {@code count}, and {@code count}, {@code
   * sum}, {@code min}, {@code max} or {@code mean} of a column. Empty fields do not count. Default:
   * count. Example: {@code sum(amount),mean(price)}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.select")
  private @Nullable String select;

  /**
   * What records must be like to count, separated by commas: a column, one of = != &lt; &lt;= &gt;
   * &gt;=, and a value; numbers are compared as numbers. Default: all count. Example: {@code
   * country=DE,amount>=10}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.where")
  private @Nullable String where;

  /**
   * How the files are written: {@code csv}, {@code tsv}, or {@code lines}, each of which is a value
   * of the column {@code line}. Default: csv. Example: {@code tsv}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.format")
  private @Nullable String format;

  /**
   * What stands between fields, one ASCII character. Default: that of the format. Example: {@code
   * ;}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.delimiter")
  private @Nullable String delimiter;

  /**
   * Whether the first record of each file names the columns; otherwise they are called 1, 2 and so
   * on. Default: true, and false for lines. Example: {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.header")
  private @Nullable String header;

  /**
   * How large the parts are that files are cut into. Default: 16m. Example: {@code 64m}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.sliceSize")
  private @Nullable String sliceSize;

  /**
   * What is made of the files: a {@code table}; {@code concat}, one file with all their records as
   * they are; or {@code sort}, one file with all their records in order. Default: table. Example:
   * {@code concat}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.combine")
  private @Nullable String combine;

  /**
   * Whether a file that does not end with a line end gets one, with {@code combine=concat}.
   * Default: true, and false for lines. Example: {@code true}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.ensureNewline")
  private @Nullable String ensureNewline;

  /**
   * In which order files follow each other, with {@code combine=concat}, or stand whose records are
   * equal in what they are sorted by, with {@code combine=sort}: {@code name}, that of code points,
   * or {@code size}, the smallest first. Default: name. Example: {@code size}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.order")
  private @Nullable String order;

  /**
   * What records are sorted by with {@code combine=sort}: columns, the first one first, separated
   * by commas; with - before it the largest comes first, with :number behind it values are compared
   * as numbers, otherwise byte by byte. Records that are equal in them stay in their order.
   * Default: all bytes of a record. Example: {@code city,-amount:number}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.sortBy")
  private @Nullable String sortBy;

  /**
   * Whether only the first of several records that are equal in what they are sorted by is kept,
   * with {@code combine=sort}. Default: false. Example: {@code true}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.unique")
  private @Nullable String unique;

  /**
   * Whether there is a table although some files could not be read: of the others, with the missing
   * ones named in {@code <output>.missing.txt}. The build fails all the same, unless {@code
   * maxFailures} allows it. Default: false, nothing is written. Example: {@code true}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.partial")
  private @Nullable String partial;

  /**
   * What becomes of bytes in the value of a group that are no UTF-8: {@code report} fails with
   * their place, {@code replace} reads them as U+FFFD. Default: report. Example: {@code replace}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.malformed")
  private @Nullable String malformed;

  /**
   * Whether symbolic links are followed where files are looked for. Links that lead back end there,
   * and a file that is met twice counts once. Default: false, with a warning. Example: {@code
   * true}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.followLinks")
  private @Nullable String followLinks;

  @Override
  Map<Option, String> injected() {
    Map<Option, String> values = super.injected();
    put(values, Option.GROUP_BY, groupBy);
    put(values, Option.SELECT, select);
    put(values, Option.WHERE, where);
    put(values, Option.FORMAT, format);
    put(values, Option.DELIMITER, delimiter);
    put(values, Option.HEADER, header);
    put(values, Option.SLICE_SIZE, sliceSize);
    put(values, Option.COMBINE, combine);
    put(values, Option.ENSURE_NEWLINE, ensureNewline);
    put(values, Option.ORDER, order);
    put(values, Option.SORT_BY, sortBy);
    put(values, Option.UNIQUE, unique);
    put(values, Option.PARTIAL, partial);
    put(values, Option.MALFORMED, malformed);
    put(values, Option.FOLLOW_LINKS, followLinks);
    return values;
  }

  @Override
  void perform(RunRequest request, JobSettings settings)
      throws JobFailedException, InterruptedException {
    new AggregateGoal(request, settings, build(), log()).execute();
  }
}
