/** Names in the addresses of pages, pictures and documents: a translation leaves them alone. */
import type { AnyNode } from 'domhandler';
import { z } from 'zod';
import { siteOf } from '../../address/site-name.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { remembered } from '../../values/remember.ts';
import { slugsIn } from '../find/path-slug.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { collected, comparisonOf, KindedOccurrence, listed, MOST_VALUES } from '../occurrences.ts';
import type { Comparison, SharedValue, Signal } from '../signal.ts';

const FILE = /\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|jpe?g|png|gif|webp|svg|avif|mp4)$/i;
/** Fewer shared words are chance, however rare each is. */
const LEAST_SHARED = 3;
const LEAST_COPY = 5;
/** A site builder has hundreds of names: weighed singly, common ones would add up to a rare one. */
const MOST_SHOWN = 8;

/** A menu has the same addresses on every page. */
const whatIsAt = remembered((url) => ({ file: FILE.test(new URL(url).pathname), site: siteOf(url, 'website') }));

/** At most 200 of pages, then of files. */
function find(site: Site): KindedOccurrence[] {
  const [pages, files]: [KindedOccurrence[], KindedOccurrence[]] = [[], []];
  const own = siteOf(site.url, 'website');
  const add = (page: Page, url: string, file: boolean, node: AnyNode): void => {
    for (const slug of slugsIn(url, file)) {
      const place = page.place(node, url);
      if (file) files.push({ kind: 'file', value: `file:${slug}`, place });
      else pages.push({ kind: 'page', value: slug, place });
    }
  };
  for (const page of site.pages) {
    const root = page.outline[0]?.node;
    if (root !== undefined) add(page, page.url, false, root);
    for (const { url, node, zone } of page.links) {
      if (url === null || zone === 'head') continue;
      const { file, site: at } = whatIsAt(url);
      if (file || at === own) add(page, url, file, node);
    }
    for (const { url, node, zone } of page.images) if (zone !== 'head') add(page, url, true, node);
  }
  return [...collected(pages), ...collected(files)];
}

function compare(shared: SharedValue[], left: KindedOccurrence[], right: KindedOccurrence[]): Comparison | null {
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

export const urlPath: Signal<'url-path', KindedOccurrence[]> = occurrenceSignal({
  id: 'url-path',
  version: 1,
  group: 'content',
  kinds: ['website'],
  noun: ['page address', 'page addresses'],
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
  find,
  most: 2 * MOST_VALUES,
  // Long names bring pairs together; a short word would bring too many.
  isKey: ({ value }) => value.length >= 16 && value.includes('-'),
  compare,
});
