import { z } from 'zod';
import { Place } from '../../model/derived/fingerprint.ts';
import { memoised } from '../../model/memoised.ts';
import type { Site, SiteImage } from '../../page/view/views.ts';
import { isStockAddress, namesStockLibrary, oddName } from '../find/file-name.ts';
import { type Likeness, Look, likenessOf, lookOf, readyPicture } from '../find/picture-likeness.ts';
import { iconLinks, isDefaultIcon, isOthersPicture } from '../find/picture-origin.ts';
import { crossed, listed, oneToOne } from '../occurrences.ts';
import type { Comparison, Signal } from '../signal.ts';

const Picture = z.object({
  sha256: z.string().length(64),
  width: z.int(),
  height: z.int(),
  look: Look.nullable().describe('null where the picture is too small or too plain to be told by its look'),
  name: z.string().nullable().describe('its file name, where hardly two people would choose it alike'),
  stock: z.boolean().describe('its address, name or copyright line names a stock library'),
  place: Place,
});
type Picture = z.infer<typeof Picture>;

const Images = z.object({ pictures: z.array(Picture) });
type Images = z.infer<typeof Images>;

const MOST_PICTURES = 60;
const LEAST_SIDE_BYTES = 24;
/** A smaller picture has a look only if capture found enough detail (capture/decode/image.ts). */
const LEAST_SIDE_LOOK = 60;
const LONG_SHAPE = 6;
const SQUARE = 1.4;
const DECORATION =
  /(?:^|[^a-z])(?:logo|icon|icons|favicon|sprite|avatar|flag|flags|badge|payment|captcha|loading|spinner|placeholder|blank|pixel|spacer)(?:[^a-z]|$)/i;

/** Excludes logos, icons, codes, and pictures from software, visitors and quotations. */
function isContent(image: SiteImage, icons: ReadonlySet<string>): boolean {
  const { grid, url, alt, place } = image;
  const side = Math.min(grid.width, grid.height);
  if (side < LEAST_SIDE_BYTES || Math.max(grid.width, grid.height) > LONG_SHAPE * side) return false;
  if (image.cited || icons.has(url) || isDefaultIcon(url) || isOthersPicture(image)) return false;
  // Pictures of codes all look alike; other signals read what they hold.
  if (grid.codes !== undefined && Math.max(grid.width, grid.height) < SQUARE * side) return false;
  const name = /[^/]*(?:\?|$)/.exec(url.split('?', 1)[0] ?? '')?.[0] ?? '';
  return !DECORATION.test(`${name} ${place.selector}`) && !/\blogo\b/i.test(alt);
}

function pictureOf({ digest, grid, url, place }: SiteImage): Picture {
  const { width, height, metadata } = grid;
  const by = `${metadata?.['artist'] ?? ''} ${metadata?.['copyright'] ?? ''}`;
  return {
    sha256: digest,
    width,
    height,
    look: Math.min(width, height) < LEAST_SIDE_LOOK && grid.pdq === undefined ? null : lookOf(grid),
    name: oddName(url),
    stock: isStockAddress(url) || namesStockLibrary(by),
    place,
  };
}

function extract(site: Site): Images | null {
  const icons = new Set(site.pages.flatMap((page) => iconLinks(page).flatMap(({ url }) => url ?? [])));
  const pictures = site.images
    .filter((image) => isContent(image, icons))
    .slice(0, MOST_PICTURES)
    .map(pictureOf);
  return pictures.length === 0 ? null : { pictures };
}

const unpacked = memoised(({ pictures }: Images) =>
  pictures.map((picture) => ({ ...picture, ready: readyPicture(picture.sha256, picture.look) })),
);
type Unpacked = ReturnType<typeof unpacked>[number];

/** `alsoCountedAs` exposes a demo picture saved again. `name`: the odd file name of both. */
function pairOf(a: Unpacked, b: Unpacked) {
  const alike = likenessOf(a.ready, b.ready);
  if (alike === null) return null;
  const bytes = [...new Set([a.sha256, b.sha256])].sort().map((digest) => `images:${digest}`);
  const looks = [...new Set([a.look?.dhash, b.look?.dhash])]
    .filter((dhash) => dhash !== undefined)
    .sort()
    .map((dhash) => `images:look:${dhash}`);
  const [token = null, ...alsoCountedAs] = alike.how === 'bytes' ? [...bytes, ...looks] : [...looks, ...bytes];
  return {
    ...alike,
    token,
    alsoCountedAs,
    stock: a.stock || b.stock,
    name: a.name !== null && a.name === b.name ? a.name : null,
  };
}

function compare(left: Images, right: Images): Comparison | null {
  const pairs = crossed(unpacked(left), unpacked(right), ({ sha256 }) => sha256, pairOf);
  const own = pairs.filter(({ stock }) => !stock);
  // Stock pictures count only where nothing else is shared.
  const shared = oneToOne(own.length > 0 ? own : pairs);
  const first = shared[0];
  // The absence of shared pictures is weighed elsewhere: it takes plenty on both sides.
  if (first === undefined) return null;
  const similarity =
    shared.reduce((sum, pair) => sum + pair.similarity, 0) / Math.min(left.pictures.length, right.pictures.length);
  return {
    level: own.length === 0 ? 'partial' : shared.some(({ how }) => how === 'bytes') ? 'identical' : 'close',
    similarity,
    shared: shared.map(({ stock: _stock, name: _name, ...value }) => value),
    left: first.left,
    right: first.right,
    note: noteOf(shared),
  };
}

const SAID: readonly (readonly [Likeness, one: string, many: string])[] = [
  ['bytes', 'is the same file', 'are the same file'],
  ['look', 'looks the same', 'look the same'],
  ['mirror', 'is a mirror image', 'are mirror images'],
  ['part', 'is a cropped or marked copy', 'are cropped or marked copies'],
];

function noteOf(shared: readonly Pick<NonNullable<ReturnType<typeof pairOf>>, 'how' | 'stock' | 'name'>[]): string {
  let said = '';
  for (const [kind, one, many] of SAID) {
    const count = shared.filter(({ how }) => how === kind).length;
    if (count === 0) continue;
    const verb = count === 1 ? one : many;
    if (said === '') said = `${count === 1 ? 'One picture' : `${count} pictures`} ${verb} on both sites`;
    else said += `, ${count} more ${verb}`;
  }
  const names = [...new Set(shared.flatMap(({ name }) => name ?? []))].sort();
  const named =
    names.length === 0
      ? ''
      : ` Both give ${names.length === 1 ? 'one' : 'some'} the same unusual file name: ${listed(names)}.`;
  const stock = shared.every((pair) => pair.stock) ? ' All come from stock libraries, which anybody can use.' : '';
  return `${said}.${named}${stock}`;
}

/** Four bands of 16 bits: hashes within 3 bits of each other share one. */
const bandsOf = ({ phash }: { readonly phash: string }): string[] =>
  [0, 1, 2, 3].map((k) => `images:${k}:${phash.slice(4 * k, 4 * k + 4)}`);

const namesOf = ({ pictures }: Images, ofLook: (look: Look) => string[]): string[] => [
  ...new Set(pictures.flatMap(({ sha256, look }) => [`images:${sha256}`, ...(look === null ? [] : ofLook(look))])),
];

export const images: Signal<'images', Images> = {
  id: 'images',
  version: 5,
  group: 'content',
  noun: ['picture', 'pictures'],
  sentence: 'Pictures that both sites show, by their bytes or by their look; logos and icons are left out.',
  traps: [
    'Stock pictures are sold to everybody.',
    'Resellers show the photographs of the maker whose goods they sell.',
    'Themes and site builders come with sample pictures.',
  ],
  value: Images,
  extract,
  keys: (value) => namesOf(value, bandsOf),
  tokens: (value) => namesOf(value, ({ dhash }) => [`images:look:${dhash}`]),
  compare,
};
