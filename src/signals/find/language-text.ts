/** Groups a site's pages by language and sketches their text, without visitors' words. */
import { z } from 'zod';
import { Place } from '../../model/derived/fingerprint.ts';
import { groupBy } from '../../model/group-by.ts';
import { memoised } from '../../model/memoised.ts';
import { isMainSmall } from '../../page/view/blocks.ts';
import { ownersBlocks } from '../../page/view/part.ts';
import type { Page, Site } from '../../page/view/views.ts';
import {
  bands,
  distinctCount,
  estimateContainment,
  estimateJaccard,
  onePermutation,
  packSketch,
  sketchFromBase64,
  sketchToBase64,
} from '../../sketch/one-permutation.ts';
import { shingles } from '../../sketch/shingle.ts';
import { simhash64 } from '../../sketch/simhash.ts';
import { simhash32 } from '../../sketch/simhash-js.ts';
import { spokenBlocks } from './filler.ts';

export const LanguageText = z.object({
  lang: z.string().describe('primary subtag; und where the language is not known'),
  characters: z.int(),
  size: z.int().describe('different shingles; 0 below 200 characters'),
  simhash64: z.string().length(16).nullable().describe('null below 200 characters'),
  oph128: z
    .base64()
    .nullable()
    .describe('one-permutation MinHash of the shingles, 128 bytes; null below 200 characters'),
  simhash32: z.string().length(8).nullable().describe('as simhash-js gives it; for look-up, never deciding'),
  place: Place.describe('where the text begins'),
});
export type LanguageText = z.infer<typeof LanguageText>;

const LEAST_CHARACTERS = 200;
const MOST_CHARACTERS = 200_000;

/** Null: these pages show no text at all. */
export function languageText(lang: string, pages: readonly Page[]): LanguageText | null {
  const seen = new Set<string>(); // text that every page repeats counts once
  const texts = pages.map((page) => {
    const isWhole = isMainSmall(ownersBlocks(page));
    const lines = spokenBlocks(page).filter(
      ({ text, zone }) => (isWhole || zone === 'main') && !seen.has(text) && seen.add(text),
    );
    return lines.map(({ text }) => text).join('\n');
  });
  const share = fairShare(
    texts.map(({ length }) => length),
    MOST_CHARACTERS,
  );
  const text = texts.flatMap((one) => (one === '' ? [] : one.slice(0, share))).join('\n');
  const first = pages.flatMap((page) => {
    const blocks = ownersBlocks(page);
    const block = blocks.find((b) => !b.hidden && b.zone === 'main') ?? blocks.find((b) => !b.hidden);
    return block === undefined ? [] : [page.place(block.node, block.text)];
  })[0];
  if (first === undefined || text.trim() === '') return null;
  const features = text.length < LEAST_CHARACTERS ? null : shingles(text);
  return {
    lang,
    characters: text.length,
    size: features === null ? 0 : distinctCount(features),
    simhash64: features && simhash64(features),
    oph128: features && sketchToBase64(onePermutation(features)),
    simhash32: features && compat32(text),
    place: first,
  };
}

/** The largest share that fits into `most`: large ones get the room that small ones leave. */
function fairShare(sizes: readonly number[], most: number): number {
  let left = most;
  for (const [at, size] of sizes.toSorted((a, b) => a - b).entries()) {
    const share = left / (sizes.length - at);
    if (size > share) return share;
    left -= size;
  }
  return most;
}

export interface Likeness {
  /** One language, or two that the same text was taken for: "en, pl". */
  readonly lang: string;
  readonly jaccard: number;
  readonly similarity: number;
  readonly left: LanguageText;
  readonly right: LanguageText;
}

const sketchOf = memoised(({ oph128 }: LanguageText) =>
  oph128 === null ? null : packSketch(sketchFromBase64(oph128)),
);

/** Nine tenths of containment count: a site copied into a larger one has low Jaccard similarity. */
export function likenessOf(left: LanguageText, right: LanguageText): Likeness | null {
  const [mine, theirs] = [sketchOf(left), sketchOf(right)];
  if (mine === null || theirs === null) return null;
  const jaccard = estimateJaccard(mine, theirs);
  const telling = jaccard >= 0.05 && Math.min(left.size, right.size) >= 60;
  const contained = telling ? 0.9 * estimateContainment(jaccard, left.size, right.size) : 0;
  const lang = left.lang === right.lang ? left.lang : [left.lang, right.lang].sort().join(', ');
  return { lang, jaccard, similarity: Math.max(jaccard, contained), left, right };
}

/** 32 bands of the sketch: two texts that are 58 % alike share one at 98 %, 35 % alike at 37 %. */
export const bandTokens = ({ lang, oph128 }: LanguageText): string[] =>
  oph128 === null ? [] : bands(sketchFromBase64(oph128), 4).map((band) => `body-text:${lang}:${band}`);

/** More text takes time and adds no meaning. A change here changes the meaning of stored values. */
const MOST_HASHED = 8_000;

/** As npm's simhash-js, for look-up only: edited copies are hardly nearer than strangers. */
export function compat32(text: string): string {
  return simhash32(text.slice(0, MOST_HASHED)).toString(16).padStart(8, '0');
}

/** Stands for pages whose language is not known: comparable with each other only. */
const UNKNOWN = 'und';

export const languageOf = (page: Page): string => page.lang ?? UNKNOWN;
export const pagesByLanguage = ({ pages }: Pick<Site, 'pages'>): Map<string, Page[]> => groupBy(pages, languageOf);
