import { z } from 'zod';
import { Place } from '../model/fingerprint.ts';
import type { Level } from '../model/words.ts';
import type { Page, Site } from '../page/views.ts';
import {
  bands,
  distinctCount,
  estimateContainment,
  estimateJaccard,
  onePermutation,
  sketchFromBase64,
  sketchToBase64,
} from '../sketch/one-permutation.ts';
import { shingles } from '../sketch/shingle.ts';
import { simhash64 } from '../sketch/simhash.ts';
import { compat32 } from './compat32.ts';
import { sideOf } from './occurrences.ts';
import { passagesOf } from './passages.ts';
import type { Comparison, SharedValue, Signal } from './signal.ts';

const LanguageText = z.object({
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
type LanguageText = z.infer<typeof LanguageText>;

const BodyText = z.object({
  languages: z.array(LanguageText),
  passages: z.array(z.object({ hash: z.string().length(12), words: z.int(), place: Place })),
});
type BodyText = z.infer<typeof BodyText>;

const LEAST_CHARACTERS = 200;
const MOST_CHARACTERS = 200_000;
const MOST_LANGUAGES = 6;
const MOST_SHARED = 60;

function languageText(lang: string, pages: readonly Page[]): LanguageText | null {
  const lines = new Set<string>(); // what every page repeats counts once
  for (const page of pages) for (const line of page.mainText.split('\n')) lines.add(line);
  const text = [...lines].join('\n').slice(0, MOST_CHARACTERS);
  const first = pages.flatMap((page) => {
    const block = page.blocks.find((b) => !b.hidden && b.zone === 'main') ?? page.blocks.find((b) => !b.hidden);
    return block === undefined ? [] : [page.place(block.node, block.text)];
  })[0];
  if (first === undefined || text.trim() === '') return null;
  const blank = { size: 0, simhash64: null, oph128: null, simhash32: null };
  if (text.length < LEAST_CHARACTERS) return { lang, characters: text.length, ...blank, place: first };
  const features = shingles(text);
  return {
    lang,
    characters: text.length,
    size: distinctCount(features),
    simhash64: simhash64(features),
    oph128: sketchToBase64(onePermutation(features)),
    simhash32: compat32(text),
    place: first,
  };
}

function extract(site: Site): BodyText | null {
  const byLanguage = new Map<string, Page[]>();
  for (const page of site.pages) {
    const lang = page.lang ?? 'und';
    byLanguage.set(lang, [...(byLanguage.get(lang) ?? []), page]);
  }
  const languages = [...byLanguage]
    .map(([lang, pages]) => languageText(lang, pages))
    .filter((text) => text !== null)
    .slice(0, MOST_LANGUAGES);
  if (languages.length === 0) return null;
  return { languages, passages: passagesOf(site) };
}

interface Likeness {
  readonly lang: string;
  readonly jaccard: number;
  readonly similarity: number;
  readonly left: LanguageText;
  readonly right: LanguageText;
}

/**
 * How alike two texts of one language are. A site whose every page was copied into a larger one has a low Jaccard
 * similarity and a high containment: nine tenths of that count too, once the smaller text is long enough to tell.
 */
function likenessOf(left: LanguageText, right: LanguageText): Likeness | null {
  if (left.oph128 === null || right.oph128 === null) return null;
  const jaccard = estimateJaccard(sketchFromBase64(left.oph128), sketchFromBase64(right.oph128));
  const telling = jaccard >= 0.05 && Math.min(left.size, right.size) >= 60;
  const contained = telling ? 0.9 * estimateContainment(jaccard, left.size, right.size) : 0;
  return { lang: left.lang, jaccard, similarity: Math.max(jaccard, contained), left, right };
}

function sharedPassages(left: BodyText, right: BodyText): SharedValue[] {
  const others = new Map(right.passages.map((passage) => [passage.hash, passage]));
  const pairs = left.passages.flatMap((passage) => {
    const other = others.get(passage.hash);
    return other === undefined ? [] : [{ passage, other }];
  });
  return pairs
    .sort((a, b) => b.passage.words - a.passage.words || (a.passage.hash < b.passage.hash ? -1 : 1))
    .slice(0, MOST_SHARED)
    .map(({ passage, other }) => ({
      token: `body-text:${passage.hash}`,
      similarity: 1,
      left: sideOf(passage.hash, passage.place),
      right: sideOf(other.hash, other.place),
    }));
}

function compare(left: BodyText, right: BodyText): Comparison | null {
  const best = left.languages
    .flatMap((mine) => {
      const other = right.languages.find(({ lang }) => lang === mine.lang);
      return other === undefined ? [] : (likenessOf(mine, other) ?? []);
    })
    .sort((a, b) => b.similarity - a.similarity || (a.lang < b.lang ? -1 : 1))[0];
  const passages = sharedPassages(left, right);
  if (best === undefined && passages.length === 0) return null;

  const similarity = best?.similarity ?? passages.length / Math.min(left.passages.length, right.passages.length);
  const level = levelOf(best?.similarity ?? 0, passages.length);
  const whole: SharedValue | undefined = best && {
    token: null,
    similarity,
    left: sideOf(best.left.simhash64 ?? '', best.left.place),
    right: sideOf(best.right.simhash64 ?? '', best.right.place),
  };
  const shared = passages.length > 0 ? passages : level === 'different' || whole === undefined ? [] : [whole];
  const sides = shared[0] ?? whole;
  if (sides === undefined) return null;
  return { level, similarity, shared, left: sides.left, right: sides.right, note: noteOf(best, passages.length) };
}

function levelOf(similarity: number, passages: number): Level {
  if (similarity >= 0.97) return 'identical';
  if (similarity >= 0.8) return 'close';
  return similarity >= 0.3 || passages > 0 ? 'partial' : 'different';
}

function noteOf(best: Likeness | undefined, passages: number): string {
  const stands = `${passages === 60 ? '60 or more' : passages} ${passages === 1 ? 'passage' : 'passages'} of eight words or more on both`;
  if (best === undefined) return `The sites have no language in common to compare as a whole, but ${stands}.`;
  const share = Math.round(best.jaccard * 100);
  return `About ${share} % of the word sequences (${best.lang}) are the same on both sites, with ${stands}.`;
}

const SHOP = `<p>We weigh, pack and ship dried mountain herbs from three small valleys, and every bag carries the day on which it was picked.</p>
<p>Our drying rooms run on river water power; nothing is bleached, coloured or stored for longer than one winter.</p>
<p>Write to us for samples before you order, since colour and scent differ from one harvest to the next one.</p>`;
const html = (lang: string, body: string) =>
  `<!doctype html><html lang="${lang}"><head><title>Herbs</title></head><body><main>${body}</main></body></html>`;

export const bodyText: Signal<BodyText> = {
  id: 'body-text',
  version: 1,
  group: 'content',
  sentence: 'Passages of the visible text, and how much of the wording in one language stands on both sites.',
  value: BodyText,
  extract,
  keys({ languages, passages }) {
    const keys = passages.map(({ hash }) => `body-text:${hash}`);
    for (const { lang, oph128 } of languages) {
      if (oph128 !== null) keys.push(...bands(sketchFromBase64(oph128), 4).map((band) => `body-text:${lang}:${band}`));
    }
    return keys;
  },
  tokens: ({ passages }) => passages.map(({ hash }) => `body-text:${hash}`),
  compare,
  examples: [
    {
      name: 'a small shop',
      pages: { '/': html('en', SHOP) },
      expect: ({ languages, passages }) =>
        languages.length === 1 &&
        languages[0]?.oph128 !== null &&
        passages.length === 3 &&
        passages[0]?.place.quote !== '',
    },
    {
      name: 'the same shop with one more page and a changed sentence',
      pages: {
        '/': html('en', SHOP.replace('three small valleys', 'two high plateaus')),
        '/about.html': html(
          'en',
          '<p>The firm was founded by two brothers who used to guide walkers through these mountains.</p>',
        ),
      },
      expect: ({ passages }) => passages.length === 4,
    },
    {
      name: 'a few words',
      pages: {
        '/': html(
          'en',
          '<p>We dry mountain herbs in the shade and send them by post to shops in every part of the country.</p>',
        ),
      },
      expect: ({ languages }) => languages[0]?.simhash64 === null,
    },
    { name: 'no words', pages: { '/': html('en', '') }, expect: null },
  ],
};
