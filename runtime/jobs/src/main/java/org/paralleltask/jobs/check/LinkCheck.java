// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.paralleltask.TryLaterException;
import org.paralleltask.jobs.http.Http;
import org.paralleltask.jobs.journal.ListRow;
import org.paralleltask.jobs.spec.ConfigurationException;

/**
 * One check of many links. Its links are checked by the task {@link Check#check}, on any number of
 * threads of this JVM; as many as the checked pages bring.
 */
public final class LinkCheck implements AutoCloseable {
  private final CheckSettings settings;
  private final Web web;
  private final AnswerCache cache;
  private final Territory territory = new Territory();
  private final Frontier frontier = new Frontier();
  private final References references = new References();
  private final Places places;
  private final Crawl crawl;
  private final Visitor visitor;
  private final Queue<Verdict> verdicts = new ConcurrentLinkedQueue<>();
  private final Map<URI, ListRow> rows = new ConcurrentHashMap<>();
  private final Tries tries;
  private final Listeners listeners = new Listeners();

  private LinkCheck(CheckSettings settings) {
    this.settings = settings;
    this.tries = new Tries(settings.attempts());
    this.web = new Web(Http.open(settings.http()));
    this.cache =
        new AnswerCache(
            settings.cacheFile(),
            settings.cacheFor(),
            settings.offline(),
            settings.accept() + (settings.soft404() ? " soft404" : ""));
    this.places = new Places(web, references);
    settings.alsoRecurse().forEach(territory::add);
    Robots robots = new Robots(web, settings.http().userAgent());
    this.crawl = new Crawl(settings, territory, frontier, references, robots::allow);
    this.visitor = new Visitor(settings, web, territory, places, crawl);
  }

  /**
   * Finds what is to be checked first: reads lists, sitemaps and directories.
   *
   * @throws ConfigurationException if there is nothing to check, or what should be read cannot be
   */
  public static LinkCheck open(CheckSettings settings)
      throws IOException, ConfigurationException, InterruptedException {
    LinkCheck check = new LinkCheck(settings);
    boolean planted = false;
    try {
      new Seeds(settings, check, check.web, check.territory, check.crawl, check.references).plant();
      check.frontier.lastOf(check::links);
      planted = true;
      return check;
    } finally {
      if (!planted) {
        check.web.close();
      }
    }
  }

  /**
   * The links, as they become known; to be given to the task, once. Taking one waits for others to
   * be checked if these may bring more, so they must be taken one at a time, not in chunks.
   */
  public Stream<Link> stream() {
    return frontier.stream(() -> findings().tables());
  }

  /**
   * Has somebody told of each link that fails, as soon as it does, by the thread that has checked
   * it. What a listener throws is told by {@link #warnings}, and is suppressed by the failure.
   */
  public LinkCheck onFailure(Consumer<? super Verdict> listener) {
    listeners.add(listener);
    return this;
  }

  /** What was found out so far, in no order. */
  public List<Verdict> verdicts() {
    return List.copyOf(verdicts);
  }

  /** How many links there are of each kind, and which could be updated; a line each. */
  public List<String> summary() {
    Findings findings = findings();
    List<String> lines = new ArrayList<>(List.of(findings.counts()));
    lines.addAll(findings.updates());
    return lines;
  }

  /** What somebody should look at though the check does not fail for it; a line each. */
  public List<String> warnings() {
    List<String> lines = new ArrayList<>(findings().warnings());
    lines.addAll(listeners.warnings());
    return lines;
  }

  private Findings findings() {
    return new Findings(verdicts, crawl, settings);
  }

  /** Writes {@code links.ndjson}, if a directory is set, and what is to be remembered. */
  public void write() throws IOException {
    cache.write();
    if (settings.directory() != null) {
      LinksFile.write(settings.directory().resolve("links.ndjson"), verdicts());
    }
  }

  /** An address that is given stands so in a list. */
  void listed(URI uri, ListRow row) {
    rows.putIfAbsent(uri, row);
  }

  Optional<ListRow> row(Link link) {
    return link.depth() == 0 ? Optional.ofNullable(rows.get(link.uri())) : Optional.empty();
  }

  boolean add(URI uri, int depth) {
    return frontier.add(new Link(this, uri, depth));
  }

  /** Whether it is a page of the web whose links only its server knows. */
  boolean bringsLinks(Link link) {
    return link.uri().getRawFragment() == null
        && territory.site(link.uri()).isEmpty()
        && crawl.mayEnter(link);
  }

  void knownGood(URI uri) {
    places.reached(uri);
  }

  void omitted() {
    frontier.done();
  }

  String shown(URI uri) {
    return territory.shown(uri);
  }

  /** As {@link #shown}, and different for different links: what is masked or cut may differ. */
  String name(URI uri) {
    String shown = shown(uri);
    boolean whole = territory.site(uri).isPresent() || shown.equals(Territory.written(uri));
    return whole ? shown : shown + " (" + Integer.toHexString(uri.hashCode()) + ")";
  }

  /** Ends what is on its way. */
  @Override
  public void close() {
    frontier.close();
    web.close();
  }

  Verdict check(Link link) throws LinkException {
    boolean comesBack = false;
    try {
      Verdict verdict = verdict(link);
      verdicts.add(verdict);
      if (settings.fails(verdict.kind(), verdict.code(), verdict.internal())) {
        throw listeners.told(new LinkException(verdict));
      }
      return verdict;
    } catch (TryLaterException later) {
      comesBack = true;
      throw later;
    } finally {
      if (!comesBack) {
        frontier.done();
      }
    }
  }

  private Verdict verdict(Link link) {
    URI uri = link.uri();
    String shown = shown(uri);
    boolean internal = link.depth() == 0 || territory.has(uri);
    Optional<Judgement> known =
        settings.ignored(shown).isPresent() ? Optional.empty() : cached(link, shown);
    Judgement judgement = known.isPresent() ? known.get() : judge(link, shown);
    if (judgement.kind().isGood() && judgement.kind() != Kind.IGNORED) {
      places.reached(uri);
    }
    return new Verdict(
        shown,
        judgement.kind(),
        judgement.code(),
        judgement.detail(),
        internal,
        sources(uri),
        judgement.target(),
        known.isPresent());
  }

  private List<String> sources(URI uri) {
    return uri.getRawFragment() == null
        ? references.to(uri)
        : references.to(Places.page(uri), Places.fragment(uri));
  }

  /**
   * Only others' answers count for a while: one's own pages are what is checked. What a page links
   * to is not kept, so that it was good once says nothing of a site.
   */
  private Optional<Judgement> cached(Link link, String shown) {
    boolean own = link.depth() == 0 || territory.has(link.uri());
    boolean asked =
        crawl.isSeed(link.uri()) || (!settings.offline() && (own || settings.cacheFor().isZero()));
    return asked ? Optional.empty() : cache.find(link.uri(), shown);
  }

  private Judgement judge(Link link, String shown) {
    URI uri = link.uri();
    if (settings.ignored(shown).isPresent()) {
      return Judgement.of(Kind.IGNORED, "IGNORED", shown);
    }
    if (Territory.isUnreadable(uri)) {
      return Judgement.of(Kind.BROKEN, "BAD_URL", "\"" + shown + "\" is no address");
    }
    Optional<LocalSite> site = territory.site(uri);
    if (site.isPresent()) {
      return places.onDisk(site.get(), uri);
    }
    if (settings.offline()) {
      return Judgement.of(
          Kind.OFFLINE,
          "OFFLINE",
          shown
              + (crawl.isSeed(uri) ? " cannot be looked through" : " has no earlier answer")
              + ", and the build is offline: leave out -o");
    }
    return kept(uri, visitor.ask(link));
  }

  private Judgement kept(URI uri, Judgement judgement) {
    if (judgement.kind().isGood()) {
      cache.keep(uri, judgement);
    } else {
      tries.note(uri, judgement);
    }
    return judgement;
  }

  /** Places on pages are checked when all pages are known. */
  private List<Link> links() {
    List<Link> links = new ArrayList<>();
    if (settings.fragments()) {
      places.wanted().forEach(uri -> links.add(new Link(this, uri, 1)));
    }
    return links;
  }
}
