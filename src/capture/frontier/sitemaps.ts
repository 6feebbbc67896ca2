/** The sitemaps of one site → the pages that they name, in slices. */

import { setImmediate as breathe } from 'node:timers/promises';
import { decodeBody } from '../../archive/decode-body.ts';
import { URL_LENGTH } from '../../egress/guard/guard.ts';
import type { Limits } from '../../model/limits.ts';
import type { AskPages, NamedAddress } from '../../model/ports/capture.ts';
import type { FetchOutcome } from '../../model/ports/egress.ts';
import { canonicalKey } from '../../model/text/canonical-url.ts';
import { isUrl } from '../../model/text/is-url.ts';

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
 * Reads the sitemaps that robots.txt names, or with `guess` the usual one, for pages of the same
 * site as `home`.
 */
export async function pagesOfSitemaps(
  home: string,
  stated: readonly string[],
  guess: boolean,
  { fetch, ask, limits }: SitemapPorts,
  mostUrls = SITEMAP_URLS,
): Promise<readonly NamedAddress[]> {
  const waiting = [...stated.slice(0, SITEMAPS)];
  if (guess && stated.length === 0) waiting.push(new URL('/sitemap.xml', home).href);
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
    const named = index ? [] : addresses;
    for (let from = 0; from < named.length; from += SLICE) {
      await breathe();
      const found = ask.named(named.slice(from, from + SLICE), home);
      pages.push(...found.filter((one) => one.isPage && one.url.length <= URL_LENGTH));
    }
  }
  return pages;
}

/** `index`: the addresses are those of further sitemaps. */
type Sitemap = { readonly index: boolean; readonly addresses: readonly string[] };

/** Longer ones are no addresses. */
const ADDRESS = 8_192;
/** Places read for each address: a file of empty ones must end too. */
const PLACES = 4;
/** Places read in one go: the event loop must not be blocked. */
const PLACES_AT_ONCE = 50;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** No XML parser: only `loc`, five entities and numbers; declarations stay text. Never throws. */
export async function readSitemap(body: Uint8Array, limits: { most: number; bytes: number }): Promise<Sitemap> {
  const unpacked = await decodeBody({ 'content-encoding': 'gzip' }, body, limits.bytes);
  const text = new TextDecoder().decode(unpacked.body);
  const head = text.slice(0, 65_536);
  if (!/<(?:\w{1,20}:)?(?:urlset|sitemapindex)[\s>]/.test(head)) return plainText(text, limits.most);
  const index = /<(?:\w{1,20}:)?sitemapindex[\s>]/.test(head);
  const addresses: string[] = [];
  for (let at = 0, places = 1; addresses.length < limits.most && places <= PLACES * limits.most; places++) {
    if (places % PLACES_AT_ONCE === 0) await breathe();
    const start = text.indexOf('<loc', at);
    if (start < 0) break;
    const open = text.indexOf('>', start);
    const close = text.indexOf('</loc', open);
    if (open < 0 || close < 0) break;
    at = close + 5;
    // `<location>` begins like it; a comment that swallows a `loc` only costs an address that is
    // not there.
    if (!/^<loc\s*>?$/.test(text.slice(start, Math.min(open, start + 32))) || close - open > ADDRESS) continue;
    addresses.push(asText(text.slice(open + 1, close)));
  }
  return { index, addresses };
}

async function plainText(text: string, most: number): Promise<Sitemap> {
  const addresses: string[] = [];
  if (text.trimStart().startsWith('<')) return { index: false, addresses };
  for (let at = 0, places = 1; at < text.length && addresses.length < most && places <= PLACES * most; places++) {
    if (places % PLACES_AT_ONCE === 0) await breathe();
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end).trim();
    at = end < 0 ? text.length : end + 1;
    if (line.length <= ADDRESS && /^https?:\/\//i.test(line)) addresses.push(line);
  }
  return { index: false, addresses };
}

function asText(inner: string): string {
  const data = /^\s*<!\[CDATA\[([^]*?)\]\]>\s*$/.exec(inner)?.[1];
  if (data !== undefined) return data.trim();
  return inner
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return ENTITIES[name] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
        return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
      },
    )
    .trim();
}
