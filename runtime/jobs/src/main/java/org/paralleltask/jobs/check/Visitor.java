// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.check;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.paralleltask.jobs.http.HttpException;

/** Asks for links of the web, and notes what their pages bring. Thread-safe. */
final class Visitor {
  private final CheckSettings settings;
  private final Web web;
  private final Territory territory;
  private final Places places;
  private final Crawl crawl;
  private final CatchAll catchAll;

  Visitor(CheckSettings settings, Web web, Territory territory, Places places, Crawl crawl) {
    this.settings = settings;
    this.web = web;
    this.territory = territory;
    this.places = places;
    this.crawl = crawl;
    this.catchAll = new CatchAll(web, settings.soft404());
  }

  /**
   * Asks for it.
   *
   * @throws org.paralleltask.TryLaterException if its host cannot be asked now
   */
  Judgement ask(Link link) {
    URI uri = link.uri();
    try {
      if (uri.getRawFragment() != null) {
        return places.onPage(uri);
      }
      boolean compared =
          catchAll.isAt(uri); // first: an item that has to come back for it has asked nothing
      boolean enters = crawl.enters(link);
      boolean whole = enters || compared || (settings.fragments() && places.areOn(uri));
      Visit visit = web.visit(uri, whole);
      Judgement judgement = unlessCaught(uri, visit, Judgement.of(uri, visit, settings));
      if (whole && judgement.kind().isGood()) {
        places.note(uri, Optional.ofNullable(visit.page()));
      }
      return enters && judgement.kind().isGood() ? entered(link, visit, judgement) : judgement;
    } catch (HttpException fault) {
      return Judgement.of(uri, fault);
    } catch (IOException fault) {
      return Judgement.of(Kind.UNSTABLE, "IO", fault + " (" + territory.shown(uri) + ")");
    }
  }

  private Judgement unlessCaught(URI uri, Visit visit, Judgement judgement) {
    return judgement.kind().isGood() && !crawl.isEntrance(uri) && catchAll.gives(uri, visit)
        ? Judgement.of(
            Kind.BROKEN,
            "SOFT_404",
            judgement.detail() + " is what its host answers to any address")
        : judgement;
  }

  private Judgement entered(Link link, Visit visit, Judgement judgement) {
    URI uri = link.uri();
    crawl.arrived(uri, visit.uri());
    Page page = visit.page();
    if (visit.tooLarge()) {
      crawl.tooLarge(territory.shown(uri));
    }
    boolean found = page != null && !page.targets().isEmpty();
    if (page != null && territory.has(visit.uri())) {
      crawl.follow(page, link.depth(), link.check(), line -> territory.shown(uri));
    }
    return found || !crawl.isSeed(uri)
        ? judgement
        : Judgement.of(
            Kind.BROKEN,
            "NO_LINKS",
            territory.shown(uri) + " has no link, and so nothing was checked" + reason(visit));
  }

  private static String reason(Visit visit) {
    if (visit.page() != null) {
      return "";
    }
    return visit.tooLarge()
        ? ": it is larger than 10 MB, and so was not looked through"
        : ": it is no HTML";
  }
}
