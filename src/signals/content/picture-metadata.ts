/** The people and cameras that took the site's pictures, as their EXIF blocks name them. */
import { z } from 'zod';
import { Place } from '../../model/derived/fingerprint.ts';
import type { Site, SiteImage } from '../../page/view/views.ts';
import { hammingHex } from '../../sketch/hamming.ts';
import { hashImage } from '../../sketch/image-hash.ts';
import { isToolName } from '../find/document-tools.ts';
import { namesStockLibrary } from '../find/file-name.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { comparisonOf, listed } from '../occurrences.ts';
import type { Comparison, SharedValue, Signal } from '../signal.ts';

const Shown = z.object({ sha256: z.string().length(64), dhash: z.string().length(16).nullable() });
type Shown = z.infer<typeof Shown>;

const Mark = z.object({
  kind: z.enum(['artist', 'copyright', 'serial', 'image-id']),
  value: z.string().describe('kind and value; unique'),
  pictures: z.array(Shown).describe('those that carry it, at most 20'),
  place: Place.describe('of the first of them'),
});
type Mark = z.infer<typeof Mark>;

const MOST_MARKS = 100;
const MOST_PICTURES = 20;
/** A picture saved again lies within this many bits of 64. */
const NEAR = 8;

/** Names that cameras and programs of pictures write by themselves. */
const NOBODY =
  /^(?:artist|photographer|ai|copyright|public domain)$|^(?:lightroom|picasa|nikon|olympus|dji|gopro|iphone|midjourney|openai|creative commons|cc[ -]by)/;

function nameOf(text: string): string | null {
  const name = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(
      /\(c\)|©|\bcopyright\b|\ball rights reserved\b|\bphoto(?:graph(?:ed|y)?|s)? by\b|\bby\b|(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|present))?/g,
      ' ',
    )
    .replace(/[^\p{L}\p{N}.&'@-]+/gu, ' ')
    .replace(/^[\s.,&'-]+|[\s.,&'-]+$/g, '');
  const letters = (name.match(/\p{L}/gu) ?? []).length;
  const least = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name) ? 2 : 5;
  return letters < least || isToolName(name) || NOBODY.test(name) || namesStockLibrary(text) ? null : name;
}

/** The serial number of a camera; null for a default, which repeats one or two signs. */
function serialOf(make: string | undefined, serial: string | undefined): string | null {
  const clean = (serial ?? '').toLowerCase().replace(/[^a-z0-9]/g, '');
  const maker = (make ?? '').toLowerCase().split(/[^a-z]/)[0] ?? '';
  return maker === '' || clean.length < 6 || new Set(clean).size < 4 ? null : `${maker}:${clean}`;
}

function marksOf(metadata: Readonly<Record<string, string>>): Pick<Mark, 'kind' | 'value'>[] {
  const { artist, copyright, owner, make, bodySerial, lensSerial, imageId } = metadata;
  // A camera that belongs to a library's photographer took that library's pictures.
  if ([artist, copyright, owner].some((text) => text !== undefined && namesStockLibrary(text))) return [];
  const id = (imageId ?? '').toLowerCase();
  const found: [Mark['kind'], string | null][] = [
    ['artist', artist === undefined ? null : nameOf(artist)],
    ['artist', owner === undefined ? null : nameOf(owner)],
    ['copyright', copyright === undefined ? null : nameOf(copyright)],
    ['serial', serialOf(make, bodySerial)],
    ['serial', serialOf(make, lensSerial)],
    ['image-id', /^[0-9a-z]{16,64}$/.test(id) && new Set(id).size >= 6 ? id : null],
  ];
  return found.flatMap(([kind, text]) => (text === null ? [] : [{ kind, value: `${kind}:${text}` }]));
}

const shownOf = ({ digest, grid }: SiteImage): Shown => ({
  sha256: digest,
  dhash: grid.grey === null ? null : hashImage(Buffer.from(grid.grey, 'base64')).dhash,
});

function find(site: Site): Iterable<Mark> {
  const found = new Map<string, Mark>();
  for (const image of site.images) {
    const marks = image.grid.metadata === undefined ? [] : marksOf(image.grid.metadata);
    if (marks.length === 0) continue;
    const shown = shownOf(image);
    for (const { kind, value } of marks) {
      const known = found.get(value);
      const quote = `EXIF ${value}`.slice(0, 200);
      if (known === undefined && found.size < MOST_MARKS)
        found.set(value, { kind, value, pictures: [shown], place: { ...image.place, quote } });
      else if (known !== undefined && known.pictures.length < MOST_PICTURES && !known.pictures.includes(shown))
        known.pictures.push(shown);
    }
  }
  return found.values();
}

const isOne = (left: Shown, right: Shown): boolean =>
  left.sha256 === right.sha256 ||
  (left.dhash !== null && right.dhash !== null && hammingHex(left.dhash, right.dhash) <= NEAR);

/** True if each side has a picture that the other lacks: one shared picture proves no more. */
function onDifferentPictures(left: Mark, right: Mark): boolean {
  const alone = (mine: readonly Shown[], theirs: readonly Shown[]): boolean =>
    mine.some((one) => !theirs.some((other) => isOne(one, other)));
  return alone(left.pictures, right.pictures) && alone(right.pictures, left.pictures);
}

function compare(shared: SharedValue[], left: Mark[], right: Mark[]): Comparison | null {
  const same = shared.filter((pair) => {
    const [mine, theirs] = [left, right].map((side) => side.find(({ value }) => value === pair.left.value));
    return mine !== undefined && theirs !== undefined && onDifferentPictures(mine, theirs);
  });
  const names = listed(same.map((pair) => pair.left.value.replace(':', ' ')));
  const note = `The metadata of different pictures on both sides names the same author, owner or camera: ${names}.`;
  return comparisonOf('identical', same, note);
}

export const pictureMetadata: Signal<'picture-metadata', Mark[]> = occurrenceSignal({
  id: 'picture-metadata',
  version: 2,
  group: 'content',
  noun: ['name in picture metadata', 'names in picture metadata'],
  sentence: 'Photographers, holders of rights and cameras that the metadata of the pictures names.',
  traps: [
    'The name of a stock photographer is in the pictures of all customers.',
    'Resellers show photographs that the maker of the goods took.',
    'Cameras and programs can write a preset name or number that stands for nobody.',
  ],
  value: z.array(Mark),
  find,
  compare,
});
