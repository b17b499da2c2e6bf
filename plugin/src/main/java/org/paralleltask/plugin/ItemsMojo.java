// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin;

import java.util.Map;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.paralleltask.plugin.option.Option;

/** The options of a run: of one that takes place, and of one that is planned only. */
abstract class ItemsMojo extends ReportingMojo {

  /**
   * The items, separated by commas, or a range of numbers. Default: the job's own items. Example:
   * {@code a,b,c} or {@code 1..1000}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.items")
  private @Nullable String items;

  /**
   * A file that lists the items: {@code .txt} with one a line, {@code .csv} with a header, or
   * {@code .ndjson}. Default: the job's own items. Example: {@code items.txt}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.itemsFile")
  private @Nullable String itemsFile;

  /**
   * A glob of files that are the items. Default: the job's own items. Example: {@code
   * src/data/*.txt}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.itemsGlob")
  private @Nullable String itemsGlob;

  /**
   * The directory that the glob is relative to. Default: the directory of the project. Example:
   * {@code src/data}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.itemsDir")
  private @Nullable String itemsDir;

  /**
   * Runs only items whose label matches one of these patterns, separated by commas; the others are
   * counted as not run. Default: all. Example: {@code img/*.png}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.include")
  private @Nullable String include;

  /**
   * Leaves out items whose label matches one of these patterns, separated by commas; they are
   * counted as not run. Default: none. Example: {@code *.tmp}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.exclude")
  private @Nullable String exclude;

  /**
   * How many items to run at most, from the first. Default: all. Example: {@code 10}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.limit")
  private @Nullable String limit;

  /**
   * What runs the items: {@code thread}, {@code virtual} (threads, JDK 21 or later) or {@code
   * process} (worker JVMs). Default: as annotated. Example: {@code process}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.pool")
  private @Nullable String pool;

  /**
   * The order of the results: {@code map} (that of the items) or {@code as-completed}. Default: as
   * annotated. Example: {@code as-completed}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.mode")
  private @Nullable String mode;

  /**
   * How many items run at a time: a number, a multiple of the processors, or {@code auto}. Default:
   * as annotated, else auto. Example: {@code 4} or {@code 2C}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.workers")
  private @Nullable String workers;

  /**
   * How long one attempt at an item may take. Default: as annotated, else no limit. Example: {@code
   * 30s}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.timeout")
  private @Nullable String timeout;

  /**
   * How long the whole run may take. Default: no limit. Example: {@code 10m}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.runTimeout")
  private @Nullable String runTimeout;

  /**
   * How long it waits for another run of the job that is under way, instead of failing at once; or
   * {@code none}. Default: none. Example: {@code 10m}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.lockWait")
  private @Nullable String lockWait;

  /**
   * How often an item is tried in all. Default: as annotated, else 1. Example: {@code 3}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.attempts")
  private @Nullable String attempts;

  /**
   * How long a failed item waits for its next attempt, without holding a worker: anything up to the
   * first time after the first attempt, which doubles up to the second; or {@code none}. Default:
   * as annotated, else 500ms..30s. Example: {@code 1s..5m}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.backoff")
  private @Nullable String backoff;

  /**
   * After which exceptions an item is tried again, also if they are the cause of others: names of
   * classes, separated by commas. Default: as annotated, else all exceptions. Example: {@code
   * java.io.IOException,java.util.concurrent.TimeoutException}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.retryOn")
  private @Nullable String retryOn;

  /**
   * How many items are handed to a worker at a time: a number, or {@code auto}. Default: as
   * annotated, else auto. Example: {@code 16}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.chunkSize")
  private @Nullable String chunkSize;

  /**
   * How many failed items are tolerated: a count, or a share of the items. Default: 0. Example:
   * {@code 5%}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.maxFailures")
  private @Nullable String maxFailures;

  /**
   * What happens once more items have failed than are tolerated: {@code continue} runs all others,
   * {@code drain} starts no more, {@code cancel} stops running ones too. Default: continue.
   * Example: {@code drain}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.onFailure")
  private @Nullable String onFailure;

  /**
   * What happens if there are no items: {@code ok}, {@code warn} or {@code fail}. Default: warn.
   * Example: {@code fail}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.onEmpty")
  private @Nullable String onEmpty;

  /**
   * What happens if an item comes twice: {@code fail}, or {@code once} to run it once. Default:
   * fail. Example: {@code once}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.onDuplicate")
  private @Nullable String onDuplicate;

  /**
   * Whether what earlier runs have done is done again: {@code auto} does only the rest, {@code off}
   * all, {@code require} fails if there is no earlier run to go on from. Default: auto. Example:
   * {@code off}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.resume")
  private @Nullable String resume;

  /**
   * Which items run whatever earlier runs have done: {@code failed} only those that did not end
   * well last time, {@code all} all. Default: those that are not up to date. Example: {@code
   * failed}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.rerun")
  private @Nullable String rerun;

  /**
   * How it is seen that a file has not changed: {@code content} by a hash, and by size and time
   * where that is safe, {@code mtime} by size and time, {@code off} not at all, so that every item
   * runs. Default: content. Example: {@code mtime}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.upToDate")
  private @Nullable String upToDate;

  /**
   * Says of each item that runs again which part of what it depends on has changed. Default: false.
   * Example: {@code -Dparallel.explain}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.explain")
  private @Nullable String explain;

  /**
   * How results are folded into one: {@code sum}, {@code count}, {@code min}, {@code max} or {@code
   * concat}. Default: as annotated, else not at all. Example: {@code sum}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.reduce")
  private @Nullable String reduce;

  /**
   * A file for the result. Default: none. Example: {@code target/result.txt}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.output")
  private @Nullable String output;

  /**
   * After how many items a worker process is replaced by a new one. Default: never. Example: {@code
   * 1000}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.maxItemsPerWorker")
  private @Nullable String maxItemsPerWorker;

  /**
   * The largest heap of each worker process: a size, or {@code auto} for an equal share of 60 % of
   * the memory. Default: auto. Example: {@code 512m} or {@code 2g}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.workerMaxHeap")
  private @Nullable String workerMaxHeap;

  /**
   * How long a worker without work waits for some before it ends. Default: 10s. Example: {@code
   * 30s}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.idleTimeout")
  private @Nullable String idleTimeout;

  /**
   * What is shown of what items print: {@code failed}, {@code all} or {@code none}. Default:
   * failed. Example: {@code all}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.showOutput")
  private @Nullable String showOutput;

  /**
   * How progress is shown: {@code rich} is a bar on a terminal, {@code plain} a line now and then,
   * {@code off} nothing; {@code auto} takes a bar where somebody watches. Default: auto. Example:
   * {@code plain}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "parallel.console")
  private @Nullable String console;

  @Override
  Map<Option, String> injected() {
    Map<Option, String> values = super.injected();
    put(values, Option.ITEMS, items);
    put(values, Option.ITEMS_FILE, itemsFile);
    put(values, Option.ITEMS_GLOB, itemsGlob);
    put(values, Option.ITEMS_DIR, itemsDir);
    put(values, Option.INCLUDE, include);
    put(values, Option.EXCLUDE, exclude);
    put(values, Option.LIMIT, limit);
    put(values, Option.POOL, pool);
    put(values, Option.MODE, mode);
    put(values, Option.WORKERS, workers);
    put(values, Option.TIMEOUT, timeout);
    put(values, Option.RUN_TIMEOUT, runTimeout);
    put(values, Option.LOCK_WAIT, lockWait);
    put(values, Option.ATTEMPTS, attempts);
    put(values, Option.BACKOFF, backoff);
    put(values, Option.RETRY_ON, retryOn);
    put(values, Option.CHUNK_SIZE, chunkSize);
    put(values, Option.MAX_FAILURES, maxFailures);
    put(values, Option.ON_FAILURE, onFailure);
    put(values, Option.ON_EMPTY, onEmpty);
    put(values, Option.ON_DUPLICATE, onDuplicate);
    put(values, Option.RESUME, resume);
    put(values, Option.RERUN, rerun);
    put(values, Option.UP_TO_DATE, upToDate);
    put(values, Option.EXPLAIN, explain);
    put(values, Option.REDUCE, reduce);
    put(values, Option.OUTPUT, output);
    put(values, Option.MAX_ITEMS_PER_WORKER, maxItemsPerWorker);
    put(values, Option.WORKER_MAX_HEAP, workerMaxHeap);
    put(values, Option.IDLE_TIMEOUT, idleTimeout);
    put(values, Option.SHOW_OUTPUT, showOutput);
    put(values, Option.CONSOLE, console);
    return values;
  }
}
