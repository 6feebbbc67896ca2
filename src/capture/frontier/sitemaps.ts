/** The sitemaps of one site → the pages that they name, in slices. */

import { setImmediate as breathe } from 'node:timers/promises';
import { URL_LENGTH } from '../../egress/guard/guard.ts';
import { canonicalKey } from '../../model/canonical-url.ts';
import { isUrl } from '../../model/is-url.ts';
import type { Limits } from '../../model/limits.ts';
import type { AskPages, NamedAddress } from '../../model/ports/capture.ts';
import type { FetchOutcome } from '../../model/ports/egress.ts';
import { readSitemap } from './sitemap-reader.ts';

export interface SitemapPorts {
  /** Null: it may not be fetched, or there is no time left. */
  fetch(url: string): Promise<FetchOutcome | null>;
  readonly ask: Pick<AskPages, 'named'>;
  readonly limits: Pick<Limits, 'decodedBytes'>;
}

/** Sitemaps read of one site, and addresses in all of them. */
const SITEMAPS = 10;
const SITEMAP_URLS = 5_000;
/** Addresses checked in one go: the event loop must not be blocked. */
const SLICE = 250;

/**
 * Reads the sitemaps that robots.txt names, or with `guess` the usual one; only pages of the same site as `home` count.
 */
export async function pagesOfSitemaps(
  home: string,
  named: readonly string[],
  guess: boolean,
  { fetch, ask, limits }: SitemapPorts,
  mostUrls = SITEMAP_URLS,
): Promise<readonly NamedAddress[]> {
  const waiting = [...named.slice(0, SITEMAPS)];
  if (guess && named.length === 0) waiting.push(new URL('/sitemap.xml', home).href);
  const seen = new Set<string>();
  const pages: NamedAddress[] = [];
  let read = 0;
  for (let next = waiting.shift(); next !== undefined && read < mostUrls; next = waiting.shift()) {
    if (!isUrl(next, home) || seen.size >= SITEMAPS) continue;
    const url = new URL(next, home).href;
    if (seen.has(canonicalKey(url)) || ask.named([url], home).length === 0) continue;
    seen.add(canonicalKey(url));
    const outcome = await fetch(url);
    if (outcome === null || !outcome.ok || outcome.status >= 300) continue;
    const most = mostUrls - read;
    const { index, addresses } = await readSitemap(outcome.body, { most, bytes: limits.decodedBytes });
    read += addresses.length;
    if (index) waiting.push(...addresses.slice(0, SITEMAPS));
    else {
      for (let from = 0; from < addresses.length; from += SLICE) {
        await breathe();
        pages.push(
          ...ask
            .named(addresses.slice(from, from + SLICE), home)
            .filter(({ url: one, isPage }) => isPage && one.length <= URL_LENGTH),
        );
      }
    }
  }
  return pages;
}
