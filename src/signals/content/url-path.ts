/** Names in the addresses of pages, pictures and documents: a translation leaves them alone. */
import { z } from 'zod';
import { siteOf } from '../../address/site-name.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { slugsIn } from '../find/path-slug.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { comparisonOf, KindedOccurrence, listed, OccurrenceCollector, sharedValues } from '../occurrences.ts';
import type { Comparison, Signal } from '../signal.ts';

const FILE = /\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|jpe?g|png|gif|webp|svg|avif|mp4)$/i;
/** Fewer words in common are chance, however rare each of them is. */
const LEAST_SHARED = 3;
const LEAST_COPY = 5;
/** A site builder's names come by the hundred: weighed one by one, common ones would add up to a rare one. */
const MOST_SHOWN = 8;

function extract(site: Site): KindedOccurrence[] | null {
  const [pages, files] = [new OccurrenceCollector<KindedOccurrence>(), new OccurrenceCollector<KindedOccurrence>()];
  const own = siteOf(site.url, 'website');
  const add = (page: Page, url: string, file: boolean, node: Parameters<Page['place']>[0]): void => {
    for (const slug of slugsIn(url, file)) {
      const value = file ? `file:${slug}` : slug;
      (file ? files : pages).add({ kind: file ? 'file' : 'page', value, place: page.place(node, url) });
    }
  };
  for (const page of site.pages) {
    const root = page.outline[0]?.node;
    if (root !== undefined) add(page, page.url, false, root);
    for (const { url, node, zone } of page.links) {
      if (url === null || zone === 'head') continue;
      const file = FILE.test(new URL(url).pathname);
      if (file || siteOf(url, 'website') === own) add(page, url, file, node);
    }
    for (const { url, node, zone } of page.images) if (zone !== 'head') add(page, url, true, node);
  }
  const value = [...(pages.list() ?? []), ...(files.list() ?? [])];
  return value.length === 0 ? null : value;
}

const tokenOf = ({ value }: KindedOccurrence): string => `url-path:${value}`;

function compare(left: KindedOccurrence[], right: KindedOccurrence[]): Comparison | null {
  const shared = sharedValues(left, right, tokenOf);
  if (shared.length < LEAST_SHARED) return null;
  const [fewer, more] = [left.length, right.length].sort((a, b) => a - b) as [number, number];
  const part = shared.length / fewer;
  const whole = part >= 0.9 && (shared.length >= LEAST_COPY || fewer === more);
  const level = whole ? 'identical' : shared.length >= LEAST_COPY && part >= 0.5 ? 'close' : 'partial';
  const note = `Both sites use the same names for ${shared.length} pages or files in their addresses (${listed(shared.map((pair) => pair.left.value))}).`;
  const longest = [...shared].sort((a, b) => b.left.value.length - a.left.value.length).slice(0, MOST_SHOWN);
  const comparison = comparisonOf(level, longest, note);
  return comparison === null ? null : { ...comparison, similarity: part };
}

export const urlPath: Signal<KindedOccurrence[]> = occurrenceSignal({
  id: 'url-path',
  version: 1,
  group: 'content',
  kinds: ['website'],
  sentence:
    'Names that the owner gave to pages, pictures and documents in the addresses of the site; common names are left out.',
  traps: [
    'Site software and themes name their pages alike.',
    'Shops of one trade name pages after the same goods.',
    "Resellers keep the file names of the maker's pictures and leaflets.",
  ],
  value: z
    .array(KindedOccurrence)
    .describe('pages (kind page) by slug, pictures and documents (kind file) by file:slug'),
  extract,
  // Long ones bring pairs together; a short word would bring too many.
  keys: (value) => value.filter((item) => item.value.length >= 16 && item.value.includes('-')).map(tokenOf),
  compare,
});
