// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.option;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything a user may set: {@code -Dparallel.<key>}, or {@code <key>} in the POM. */
public enum Option {
  JOB("job", "resize"),
  ITEMS("items", "a,b,c"),
  ITEMS_FILE("itemsFile", "items.txt"),
  ITEMS_GLOB("itemsGlob", "src/data/*.txt"),
  ITEMS_DIR("itemsDir", "src/data"),
  INCLUDE("include", "img/*.png"),
  EXCLUDE("exclude", "*.tmp"),
  LIMIT("limit", "10"),
  POOL("pool", "process"),
  MODE("mode", "as-completed"),
  WORKERS("workers", "4"),
  TIMEOUT("timeout", "30s"),
  RUN_TIMEOUT("runTimeout", "10m"),
  LOCK_WAIT("lockWait", "10m"),
  ATTEMPTS("attempts", "3"),
  BACKOFF("backoff", "500ms..30s"),
  RETRY_ON("retryOn", "java.io.IOException"),
  CHUNK_SIZE("chunkSize", "16"),
  MAX_FAILURES("maxFailures", "5%"),
  ON_FAILURE("onFailure", "drain"),
  ON_EMPTY("onEmpty", "fail"),
  ON_DUPLICATE("onDuplicate", "once"),
  RESUME("resume", "require"),
  RERUN("rerun", "failed"),
  UP_TO_DATE("upToDate", "mtime"),
  EXPLAIN("explain", "true"),
  VERIFY_DETERMINISM("verifyDeterminism", "10"),
  REDUCE("reduce", "sum"),
  OUTPUT("output", "target/result.txt"),
  WORKER_JVM_ARGS("workerJvmArgs", "-Xmx2g"),
  JVM("jvm", "/opt/jdk-21"),
  MAX_ITEMS_PER_WORKER("maxItemsPerWorker", "1000"),
  WORKER_MAX_HEAP("workerMaxHeap", "512m"),
  IDLE_TIMEOUT("idleTimeout", "30s"),
  SHOW_OUTPUT("showOutput", "all"),
  REPORT("report", "json,html"),
  CONSOLE("console", "plain"),
  SKIP("skip", "true"),
  GROUP_BY("groupBy", "country,year"),
  SELECT("select", "sum(amount),count"),
  WHERE("where", "country=DE,amount>=10"),
  FORMAT("format", "tsv"),
  DELIMITER("delimiter", ";"),
  HEADER("header", "false"),
  SITE("site", "target/site"),
  RECURSE("recurse", "false"),
  ALSO_RECURSE("alsoRecurse", "https://docs.example.org/"),
  MAX_DEPTH("maxDepth", "3"),
  MAX_PAGES("maxPages", "500"),
  FRAGMENTS("fragments", "false"),
  LAZY("lazy", "true"),
  SOFT_404("soft404", "true"),
  ACCEPT("accept", "200..299,304"),
  FAIL_ON("failOn", "broken,unstable"),
  WARN_ON("warnOn", "blocked"),
  IGNORE("ignore", "example\\.org until=2027-01-01"),
  NOTIFY("notify", "./tell-owner.sh"),
  CACHE_FOR("cacheFor", "1h"),
  SLICE_SIZE("sliceSize", "64m"),
  COMBINE("combine", "concat"),
  ENSURE_NEWLINE("ensureNewline", "true"),
  ORDER("order", "size"),
  SORT_BY("sortBy", "city,-amount:number"),
  UNIQUE("unique", "true"),
  PARTIAL("partial", "true"),
  MALFORMED("malformed", "replace"),
  FOLLOW_LINKS("followLinks", "true"),
  DOWNLOAD_OUTPUT("download.output", "files"),
  BASE_URL("baseUrl", "https://example.org/files/"),
  ON_NAME_CLASH("onNameClash", "suffix"),
  USE_DISPOSITION("useDisposition", "true"),
  CHECK("check", "never"),
  MAX_SIZE("maxSize", "10g"),
  CACHE("cache", "off"),
  ALLOW_MISSING("allowMissing", "404,410"),
  DENY_PRIVATE("denyPrivate", "true"),
  NETRC("netrc", "true"),
  HOST_CONCURRENCY("hostConcurrency", "8"),
  HOST_INTERVAL("hostInterval", "100ms"),
  CONNECT_TIMEOUT("connectTimeout", "5s"),
  HEADER_TIMEOUT("headerTimeout", "10s"),
  BODY_TIMEOUT("bodyTimeout", "10s"),
  MIN_SPEED("minSpeed", "10k"),
  MAX_RETRY_AFTER("maxRetryAfter", "10m"),
  INSECURE_HOSTS("insecureHosts", "test.example.org");

  /** What all names on the command line begin with. */
  public static final String PREFIX = "parallel.";

  private static final Set<Option> SWITCHES =
      Set.of(
          EXPLAIN,
          SKIP,
          HEADER,
          ENSURE_NEWLINE,
          UNIQUE,
          PARTIAL,
          FOLLOW_LINKS,
          RECURSE,
          FRAGMENTS,
          LAZY,
          SOFT_404,
          USE_DISPOSITION,
          DENY_PRIVATE,
          NETRC);

  /** Where a job's items come from: at most one of these can hold. */
  static final List<Option> INPUTS = List.of(ITEMS, ITEMS_FILE, ITEMS_GLOB);

  /** What a run works on, and what it makes. */
  static final List<Option> OF_A_RUN =
      List.of(
          ITEMS, ITEMS_FILE, ITEMS_GLOB, ITEMS_DIR, INCLUDE, EXCLUDE, LIMIT, RERUN, REDUCE, OUTPUT);

  /** What holds for one run, and is not typed again for the next. */
  public static final List<Option> OF_ONE_TIME = List.of(JOB, RERUN, RESUME, EXPLAIN);

  /** What {@code parallel:aggregate} is asked; no other job knows these. */
  public static final List<Option> OF_AGGREGATE =
      List.of(
          GROUP_BY,
          SELECT,
          WHERE,
          FORMAT,
          DELIMITER,
          HEADER,
          SLICE_SIZE,
          COMBINE,
          ENSURE_NEWLINE,
          ORDER,
          SORT_BY,
          UNIQUE,
          MALFORMED,
          FOLLOW_LINKS);

  /** What {@code parallel:check} is asked; no other job knows these. */
  public static final List<Option> OF_CHECK =
      List.of(
          SITE,
          RECURSE,
          ALSO_RECURSE,
          LAZY,
          SOFT_404,
          MAX_DEPTH,
          MAX_PAGES,
          FRAGMENTS,
          ACCEPT,
          FAIL_ON,
          WARN_ON,
          IGNORE,
          NOTIFY,
          CACHE_FOR);

  /** How servers are asked; of the goals that ask any. */
  public static final List<Option> OF_HTTP =
      List.of(
          HOST_CONCURRENCY,
          HOST_INTERVAL,
          CONNECT_TIMEOUT,
          HEADER_TIMEOUT,
          BODY_TIMEOUT,
          MIN_SPEED,
          MAX_RETRY_AFTER,
          INSECURE_HOSTS);

  /** What {@code parallel:download} is asked, beside {@link #OF_HTTP}. */
  public static final List<Option> OF_DOWNLOAD =
      List.of(
          DOWNLOAD_OUTPUT,
          BASE_URL,
          ON_NAME_CLASH,
          USE_DISPOSITION,
          CHECK,
          MAX_SIZE,
          CACHE,
          ALLOW_MISSING,
          DENY_PRIVATE,
          NETRC);

  private static final List<Option> OF_THE_PLUGIN =
      List.of(JOB, WORKER_JVM_ARGS, JVM, CONSOLE, SKIP);

  private final String key;
  private final String example;

  Option(String key, String example) {
    this.key = key;
    this.example = example;
  }

  /** The name after {@link #PREFIX} on the command line, and in the POM if it has no dot. */
  public String key() {
    return key;
  }

  /** The name on the command line. */
  public String property() {
    return PREFIX + key;
  }

  /** Whether the job JVM is told; the others are the plugin's own business. */
  boolean concernsTheJob() {
    return !OF_THE_PLUGIN.contains(this);
  }

  Optional<String> problem(String value) {
    return syntax().problem(value);
  }

  private Syntax syntax() {
    return SWITCHES.contains(this) ? Syntax.oneOf("true", "false") : syntaxOfValue();
  }

  private Syntax syntaxOfValue() {
    return switch (this) {
      case ITEMS -> Syntax.anything();
      case WORKER_JVM_ARGS -> Syntax.commandLine();
      case LIMIT -> Syntax.count(1);
      case MAX_DEPTH, VERIFY_DETERMINISM -> Syntax.count(0);
      case BACKOFF -> Syntax.backoff();
      case RETRY_ON -> Syntax.classNames();
      case ATTEMPTS, MAX_PAGES, MAX_ITEMS_PER_WORKER -> Syntax.count(1);
      case CHUNK_SIZE -> Syntax.countOrAuto();
      case MAX_FAILURES -> Syntax.countOrPercent();
      case WORKERS -> Syntax.workers();
      case WORKER_MAX_HEAP -> Syntax.sizeOrAuto();
      case TIMEOUT, RUN_TIMEOUT, IDLE_TIMEOUT -> Syntax.duration();
      case LOCK_WAIT -> Syntax.durationOrNone();
      case CONNECT_TIMEOUT, HEADER_TIMEOUT, BODY_TIMEOUT, MAX_RETRY_AFTER -> Syntax.duration();
      case HOST_CONCURRENCY -> Syntax.count(1);
      case ON_NAME_CLASH -> Syntax.oneOf("fail", "suffix");
      case CHECK -> Syntax.oneOf("always", "daily", "never");
      case POOL -> Syntax.pool();
      case MODE -> Syntax.oneOf("map", "as-completed");
      case ON_FAILURE -> Syntax.oneOf("continue", "drain", "cancel");
      case ON_EMPTY -> Syntax.oneOf("ok", "warn", "fail");
      case ON_DUPLICATE -> Syntax.oneOf("fail", "once");
      case SHOW_OUTPUT -> Syntax.oneOf("failed", "all", "none");
      case CONSOLE -> Syntax.oneOf("auto", "rich", "plain", "off");
      case RESUME -> Syntax.oneOf("auto", "off", "require");
      case RERUN -> Syntax.oneOf("failed", "all");
      case UP_TO_DATE -> Syntax.oneOf("content", "mtime", "off");
      case COMBINE -> Syntax.oneOf("table", "concat", "sort");
      case ORDER -> Syntax.oneOf("name", "size");
      case FORMAT -> Syntax.oneOf("csv", "tsv", "lines");
      case MALFORMED -> Syntax.oneOf("report", "replace");
      default -> Syntax.text(); // a name, a pattern, or what the job has to judge
    };
  }

  /** Where to set the option right. */
  String remedy() {
    return "Set <%s> in the POM or pass -D%s%s=%s.".formatted(element(), PREFIX, key, example);
  }

  /** The name in the POM, where names have no dots. */
  private String element() {
    return this == DOWNLOAD_OUTPUT ? "downloadOutput" : key;
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Option::key).toList();
  }
}
