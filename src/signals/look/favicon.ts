import { z } from 'zod';
import { Place } from '../../model/derived/fingerprint.ts';
import { sha256 } from '../../model/digest.ts';
import type { Site, SiteImage } from '../../page/view/views.ts';
import { hammingHex } from '../../sketch/hamming.ts';
import { hashImage } from '../../sketch/image-hash.ts';
import { faviconHash } from '../../sketch/murmur3.ts';
import { iconLinks, isDefaultIcon, isProductIcon } from '../find/picture-origin.ts';
import { bestFirst, comparisonOf, crossed, differenceOf } from '../occurrences.ts';
import type { Comparison, Signal } from '../signal.ts';

const Icon = z.object({
  sha256: z.string().length(64),
  mmh3: z.int().nullable().describe('as Shodan publishes it; null where the bytes were not at hand'),
  dhash: z.string().length(16).nullable().describe('null where the icon is too plain to be told by its look'),
  pdq: z.string().length(64).nullable(),
  place: Place,
});
type Icon = z.infer<typeof Icon>;

const Favicon = z.object({ icons: z.array(Icon) });
type Favicon = z.infer<typeof Favicon>;

const MOST_ICONS = 4;
const MOST_INLINE = 100_000;
const LEAST_SIDE = 16;
const LEAST_QUALITY = 50;
const MOST_BLANK_SIDE = 4;
/** Greys of 256 between the darkest and the brightest pixel. */
const MOST_BLANK_RANGE = 8;
/** Bytes; a whole icon within a page is larger than the file of a single pixel. */
const LEAST_INLINE = 100;
/** Stricter than for photographs: icons are simple, so unrelated ones are nearer to each other. */
const NEAR_DHASH = 3;
const NEAR_PDQ = 16;

/** True for one colour, or one or two pixels: a placeholder. */
function isBlank({ width, height, grey }: SiteImage['grid']): boolean {
  if (grey === null) return width > 0 && Math.max(width, height) <= MOST_BLANK_SIDE;
  const pixels = Buffer.from(grey, 'base64');
  return Math.max(width, height) <= MOST_BLANK_SIDE || Math.max(...pixels) - Math.min(...pixels) <= MOST_BLANK_RANGE;
}

function looks({ grid }: SiteImage): Pick<Icon, 'dhash' | 'pdq'> {
  if (grid.grey === null || Math.min(grid.width, grid.height) < LEAST_SIDE) return { dhash: null, pdq: null };
  const { dhash, pdq, quality } = hashImage(Buffer.from(grid.grey, 'base64'));
  return quality < LEAST_QUALITY ? { dhash: null, pdq: null } : { dhash, pdq };
}

function inlineBytes(href: string): Uint8Array | null {
  if (href.length > MOST_INLINE) return null;
  const encoded = /^data:image\/[\w.+-]+(?:;[\w.+=-]+)*;base64,([\w+/=\s]+)$/i.exec(href)?.[1];
  const bytes = encoded === undefined ? null : Buffer.from(encoded, 'base64');
  return bytes === null || bytes.length < LEAST_INLINE ? null : bytes;
}

function extract(site: Site): Favicon | null {
  const icons = new Map<string, Icon>();
  const named = new Set<string>();
  for (const page of site.pages) {
    for (const { href, url, node } of iconLinks(page)) {
      if (url !== null) named.add(url);
      const bytes = inlineBytes(href);
      if (bytes === null) continue;
      const digest = sha256(bytes);
      const place = page.place(node, href);
      if (!icons.has(digest))
        icons.set(digest, { sha256: digest, mmh3: faviconHash(bytes), dhash: null, pdq: null, place });
    }
  }
  for (const image of site.images) {
    const { url, finalUrl } = image.capture;
    if (!named.has(url) && !named.has(finalUrl) && !isDefaultIcon(url)) continue;
    if (isProductIcon(url) || isProductIcon(finalUrl) || isBlank(image.grid)) continue;
    const { digest, grid, place } = image;
    if (!icons.has(digest)) icons.set(digest, { sha256: digest, mmh3: grid.mmh3 ?? null, ...looks(image), place });
  }
  return icons.size === 0 ? null : { icons: [...icons.values()].slice(0, MOST_ICONS) };
}

function likeness(left: Icon, right: Icon): number {
  if (left.sha256 === right.sha256) return 1;
  if (left.dhash === null || right.dhash === null || left.pdq === null || right.pdq === null) return 0;
  const [near, shape] = [hammingHex(left.dhash, right.dhash), hammingHex(left.pdq, right.pdq)];
  return near <= NEAR_DHASH && shape <= NEAR_PDQ ? 1 - shape / 128 : 0;
}

function compare(left: Favicon, right: Favicon): Comparison | null {
  const pairs = crossed(
    left.icons,
    right.icons,
    ({ sha256 }) => sha256,
    (a, b) => {
      const similarity = likeness(a, b);
      const [token = null, ...alsoCountedAs] = [...new Set([a.sha256, b.sha256])].sort().map((one) => `favicon:${one}`);
      return similarity === 0 ? null : { token, alsoCountedAs, similarity };
    },
  );
  const shared = bestFirst(pairs);
  const [first] = shared;
  if (first === undefined) {
    const [a, b] = [left.icons[0] as Icon, right.icons[0] as Icon];
    return differenceOf({ ...a, value: a.sha256 }, { ...b, value: b.sha256 }, 'The sites use different icons.');
  }
  const same = first.left.value === first.right.value;
  const note = same ? 'Both sites use the same icon file.' : 'The icons of both sites look the same.';
  return comparisonOf(same ? 'identical' : 'close', shared, note);
}

export const favicon: Signal<'favicon', Favicon> = {
  id: 'favicon',
  version: 2,
  group: 'look',
  onNewOwner: 'found',
  kinds: ['website'],
  noun: ['icon', 'icons'],
  sentence: 'The small icon that browsers show for the site, by its bytes and by its look.',
  traps: [
    'Site software, hosters and themes show their own icon where the owner set none.',
    'A dealer shows the icon of the brand that it sells.',
  ],
  value: Favicon,
  extract,
  keys: ({ icons }) =>
    icons.flatMap((icon) => [`favicon:${icon.sha256}`, ...(icon.dhash === null ? [] : [`favicon:d:${icon.dhash}`])]),
  tokens: ({ icons }) => icons.map((icon) => `favicon:${icon.sha256}`),
  compare,
};
