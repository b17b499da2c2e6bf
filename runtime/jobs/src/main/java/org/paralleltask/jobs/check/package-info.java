// SPDX-License-Identifier: Apache-2.0
/**
 * Checks links: addresses of a list, those on the pages of a site, and those of a built site on
 * disk.
 *
 * <pre>
 *  items, itemsFile ─────────┐
 *  site: directory, sitemap, │        ┌──────────── links of further pages ────────────┐
 *        page ── Site ───────┴──> Frontier ── Link ── Check.check, on any worker ──> Visit
 *                                     │                        │ Web: HEAD, GET         │
 *                                     │                        v                        │
 *                                     └── at the end: #fragments <── Verdict <── Judgement
 *                                                                     │
 *                                            References (who links here) ──> links.ndjson, warnings
 * </pre>
 *
 * The stream of links ends when none waits and none is being checked, for each may bring new ones.
 * One address is asked for once, however many pages link to it, and to whatever places on it.
 */
@NullMarked
package org.paralleltask.jobs.check;

import org.jspecify.annotations.NullMarked;
