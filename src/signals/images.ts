import { z } from 'zod';
import { Place } from '../model/fingerprint.ts';
import type { Site, SiteImage } from '../page/views.ts';
import { hashImage, imageDistance, type PackedHashes, packHashes } from '../sketch/image-hash.ts';
import { iconLinks, isDefaultIcon } from './icon-links.ts';
import { sideOf } from './occurrences.ts';
import { oneToOne } from './one-to-one.ts';
import type { Comparison, SharedValue, Signal } from './signal.ts';

const Picture = z.object({
  sha256: z.string().length(64),
  width: z.int(),
  height: z.int(),
  look: z
    .object({ dhash: z.string().length(16), phash: z.string().length(16), dct: z.string().length(64) })
    .nullable()
    .describe('null where the picture is too small or too plain to be told by its look'),
  place: Place,
});
type Picture = z.infer<typeof Picture>;

const Images = z.object({ pictures: z.array(Picture) });
type Images = z.infer<typeof Images>;

const MOST_PICTURES = 60;
const LEAST_SIDE_BYTES = 32;
const LEAST_SIDE_LOOK = 100;
/** PDQ's gate: below it a picture has too few edges for its hashes to be its own. */
const LEAST_QUALITY = 50;
/** PDQ's own threshold for 256 bits; unrelated pictures lie near 128. */
const NEAR_DCT = 31;
/** Crops move the 256-bit hash far and the 64-bit ones little: both of these must be near. */
const NEAR_64 = 8;
const LONG_SHAPE = 6;
const DECORATION =
  /(?:^|[^a-z])(?:logo|icon|icons|favicon|sprite|avatar|flag|flags|badge|payment|captcha|loading|spinner|placeholder|blank|pixel|spacer)(?:[^a-z]|$)/i;

/** Pictures of goods, rooms and people; not what sites show to be found by (logos, icons, flags, badges, spacers). */
function isContent({ grid, url, alt, place }: SiteImage, icons: ReadonlySet<string>): boolean {
  const side = Math.min(grid.width, grid.height);
  if (side < LEAST_SIDE_BYTES || Math.max(grid.width, grid.height) > LONG_SHAPE * side) return false;
  if (icons.has(url) || isDefaultIcon(url)) return false;
  const name = /[^/]*(?:\?|$)/.exec(url.split('?', 1)[0] ?? '')?.[0] ?? '';
  return !DECORATION.test(`${name} ${place.selector}`) && !/\blogo\b/i.test(alt);
}

function lookOf({ grid }: SiteImage): Picture['look'] {
  if (grid.grey === null || Math.min(grid.width, grid.height) < LEAST_SIDE_LOOK) return null;
  const { dhash, phash, dct, quality } = hashImage(Buffer.from(grid.grey, 'base64'));
  return quality < LEAST_QUALITY ? null : { dhash, phash, dct };
}

function extract(site: Site): Images | null {
  const icons = new Set(site.pages.flatMap((page) => iconLinks(page).flatMap(({ url }) => url ?? [])));
  const pictures = site.images
    .filter((image) => isContent(image, icons))
    .slice(0, MOST_PICTURES)
    .map((image) => ({
      sha256: image.digest,
      width: image.grid.width,
      height: image.grid.height,
      look: lookOf(image),
      place: image.place,
    }));
  return pictures.length === 0 ? null : { pictures };
}

interface Packed {
  readonly picture: Picture;
  readonly hashes: PackedHashes | null;
}

function likeness(left: Packed, right: Packed): number {
  if (left.picture.sha256 === right.picture.sha256) return 1;
  if (left.hashes === null || right.hashes === null) return 0;
  const { dct, dhash, phash } = imageDistance(left.hashes, right.hashes);
  if (dct <= NEAR_DCT) return 1 - dct / 256;
  return dhash <= NEAR_64 && phash <= NEAR_64 ? 1 - Math.max(dhash, phash) / 64 : 0;
}

function noteOf(same: number, alike: number): string {
  const pictures = (count: number) => (count === 1 ? 'One picture' : `${count} pictures`);
  if (same === 0) return `${pictures(alike)} ${alike === 1 ? 'looks' : 'look'} the same on both sites.`;
  const more = alike === 0 ? '' : `, ${alike} more ${alike === 1 ? 'looks' : 'look'} the same`;
  return `${pictures(same)} ${same === 1 ? 'is' : 'are'} the same file on both sites${more}.`;
}

function compare(left: Images, right: Images): Comparison | null {
  const pack = ({ pictures }: Images): Packed[] =>
    pictures.map((picture) => ({ picture, hashes: picture.look && packHashes(picture.look) }));
  const there = pack(right);
  const all: SharedValue[] = [];
  for (const a of pack(left)) {
    for (const b of there) {
      const similarity = likeness(a, b);
      if (similarity > 0) all.push(pairOf(a.picture, b.picture, similarity));
    }
  }
  const shared = oneToOne(all);
  const similarity =
    shared.reduce((sum, pair) => sum + pair.similarity, 0) / Math.min(left.pictures.length, right.pictures.length);
  const first = shared[0];
  if (first === undefined) {
    const side = (picture: Picture) => sideOf(picture.sha256, picture.place);
    const sides = { left: side(left.pictures[0] as Picture), right: side(right.pictures[0] as Picture) };
    return { level: 'different', similarity: 0, shared, ...sides, note: 'The sites have no picture in common.' };
  }
  const same = shared.filter((pair) => pair.left.value === pair.right.value).length;
  const note = noteOf(same, shared.length - same);
  return { level: same > 0 ? 'identical' : 'close', similarity, shared, left: first.left, right: first.right, note };
}

/** Same bytes: rarity of the bytes. Same look: that of the look, the lesser where the two sides' hashes differ. */
function pairOf(a: Picture, b: Picture, similarity: number): SharedValue {
  const sides = { left: sideOf(a.sha256, a.place), right: sideOf(b.sha256, b.place) };
  if (a.sha256 === b.sha256) return { token: `images:${a.sha256}`, similarity, ...sides };
  const [one, two] = [a.look?.dhash ?? '', b.look?.dhash ?? ''];
  return { token: `images:look:${one < two ? one : two}`, similarity, ...sides };
}

/** Four bands of 16 bits: hashes within 3 bits of each other share one. */
function bandsOf({ phash }: { readonly phash: string }): string[] {
  return [0, 1, 2, 3].map((k) => `images:${k}:${phash.slice(4 * k, 4 * k + 4)}`);
}

/** A picture made up by arithmetic, `shift` brighter. */
function grey(shift: number): string {
  const pixel = (i: number) =>
    120 + shift + 60 * Math.sin((i % 64) / 5) * Math.cos(i / 64 / 7) + ((i * 7919) % 61) - 30;
  return Buffer.from(Uint8Array.from({ length: 64 * 64 }, (_, i) => Math.round(pixel(i)))).toString('base64');
}
const photo = (body: string, shift: number) => ({
  body,
  grid: { width: 640, height: 480, format: 'jpeg', grey: grey(shift) },
});
const page =
  '<!doctype html><html lang="en"><head><title>Herbs</title></head><body><main><h1>Herbs</h1><p>We dry herbs in the mountains and send them by post.</p><img src="/room.jpg" alt="A room"><img src="/logo.png" alt=""></main></body></html>';

export const images: Signal<Images> = {
  id: 'images',
  version: 1,
  group: 'content',
  sentence: 'Pictures that both sites show, by their bytes or by their look; logos and icons are left out.',
  value: Images,
  extract,
  keys: ({ pictures }) => [
    ...new Set(pictures.flatMap(({ sha256, look }) => [`images:${sha256}`, ...(look === null ? [] : bandsOf(look))])),
  ],
  tokens: ({ pictures }) => [
    ...new Set(
      pictures.flatMap(({ sha256, look }) => [
        `images:${sha256}`,
        ...(look === null ? [] : [`images:look:${look.dhash}`]),
      ]),
    ),
  ],
  compare,
  examples: [
    {
      name: 'a photograph and a logo',
      pages: { '/': page },
      images: { '/room.jpg': photo('room', 0), '/logo.png': photo('logo', 0) },
      expect: ({ pictures }) => pictures.length === 1 && pictures[0]?.look !== null,
    },
    {
      name: 'the photograph, saved again',
      pages: { '/': page },
      images: { '/room.jpg': photo('room saved again', 6) },
      expect: ({ pictures }) => pictures.length === 1,
    },
    { name: 'only a logo', pages: { '/': page }, images: { '/logo.png': photo('logo', 0) }, expect: null },
  ],
};
