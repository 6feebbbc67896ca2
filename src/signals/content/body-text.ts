import { z } from 'zod';
import { Place } from '../../model/derived/fingerprint.ts';
import { memoised } from '../../model/memoised.ts';
import type { Level } from '../../model/words.ts';
import { isLegalPage } from '../../page/legal-page.ts';
import type { Site } from '../../page/view/views.ts';
import {
  bandTokens,
  LanguageText,
  type Likeness,
  languageText,
  likenessOf,
  pagesByLanguage,
} from '../find/language-text.ts';
import { isWholePassage, passagesOf, tellingFirst } from '../find/passages.ts';
import { onceEach, sharedValues, sideOf } from '../occurrences.ts';
import type { Comparison, SharedValue, Signal } from '../signal.ts';

const BodyText = z.object({
  languages: z.array(LanguageText),
  passages: z.array(z.object({ hash: z.string().length(12), words: z.int(), place: Place })),
});
type BodyText = z.infer<typeof BodyText>;

const MOST_LANGUAGES = 6;
/** Below this the sketch cannot tell likeness from chance. */
const LEAST_JACCARD = 0.1;
/** For two long texts: strangers in one trade share next to no three-word sequences. */
const LONG = 150;
const PARTIAL = 0.3;
const PARTIAL_OF_LONG = 0.15;
/** A smaller share of a site's text than this cannot speak for the whole. */
const TELLING_SHARE = 1 / 3;

function extract(site: Site): BodyText | null {
  // Legal pages are long, and many sites have the same.
  const own = { pages: tellingFirst(site.pages.filter((page) => !isLegalPage(page))) };
  const languages = [...pagesByLanguage(own)]
    .map(([lang, pages]) => languageText(lang, pages))
    .filter((text) => text !== null)
    .slice(0, MOST_LANGUAGES);
  if (languages.length === 0) return null;
  return { languages, passages: passagesOf(own) };
}

/** Passages as occurrences, and the words of each. */
const passagesIn = memoised(({ passages }: BodyText) => ({
  occurrences: passages.map(({ hash, place }) => ({ value: hash, place })),
  words: new Map(passages.map(({ hash, words }) => [hash, words])),
}));

function sharedPassages(left: BodyText, right: BodyText): SharedValue[] {
  const [mine, theirs] = [passagesIn(left), passagesIn(right)];
  return sharedValues(mine.occurrences, theirs.occurrences, 'body-text')
    .map((pair) => ({ ...pair, amount: mine.words.get(pair.left.value) ?? 0 }))
    .sort((a, b) => b.amount - a.amount);
}

/** So many shared passages also show how rare the rest of the shared text is. */
const TELLING_PASSAGES = 3;

const sidesOfTexts = ({ left, right }: Pick<Likeness, 'left' | 'right'>) => ({
  left: sideOf(left.simhash64 ?? '', left.place),
  right: sideOf(right.simhash64 ?? '', right.place),
});

/** Shared words beyond whole passages. With few passages a sketch band gives their rarity. */
function edited({ jaccard, left, right }: Likeness, passages: readonly SharedValue[]): SharedValue[] {
  if (jaccard < LEAST_JACCARD) return [];
  const alike = (jaccard / (1 + jaccard)) * (left.size + right.size);
  const amount = alike - passages.reduce((sum, one) => sum + (one.amount ?? 0), 0);
  if (amount < 1) return [];
  const theirs = new Set(bandTokens(right));
  const band = bandTokens(left).find((token) => theirs.has(token)) ?? null;
  const token = passages.length >= TELLING_PASSAGES ? null : band;
  return [{ token, similarity: 1, amount: Math.round(amount), ...sidesOfTexts({ left, right }), isRest: true }];
}

/** Between two languages only likeness counts: edits can mislead the guess of the language. */
const tells = ({ left, right, similarity }: Likeness): boolean => left.lang === right.lang || similarity >= PARTIAL;

/** Pairs of texts of the two sites that correspond, each text once, the most alike first. */
function correspondingTexts(left: BodyText, right: BodyText): Likeness[] {
  const all: Likeness[] = [];
  for (const mine of left.languages)
    for (const other of right.languages) {
      const likeness = likenessOf(mine, other);
      if (likeness !== null && tells(likeness)) all.push(likeness);
    }
  return onceEach(all.sort((a, b) => b.similarity - a.similarity || (a.lang < b.lang ? -1 : 1)));
}

const sizeOf = ({ languages }: BodyText): number => languages.reduce((sum, { size }) => sum + size, 0);

/** The share that the likeness covers of the site with less text, 0 to 1. */
const shareOf = (likeness: Likeness, left: BodyText, right: BodyText): number =>
  Math.min(1, Math.min(likeness.left.size, likeness.right.size) / Math.min(sizeOf(left), sizeOf(right)));

/** Likeness of the most alike third: one translation can fill it, a short legal notice cannot. */
function similarityOf(texts: readonly Likeness[], left: BodyText, right: BodyText): number {
  let missing = TELLING_SHARE;
  let sum = 0;
  for (const text of texts) {
    const part = Math.min(missing, shareOf(text, left, right));
    sum += part * text.similarity;
    missing -= part;
  }
  return sum / TELLING_SHARE;
}

function compare(left: BodyText, right: BodyText): Comparison | null {
  const texts = correspondingTexts(left, right);
  const [best] = texts;
  const passages = sharedPassages(left, right);
  const similarity =
    best === undefined
      ? (2 * passages.length) / (left.passages.length + right.passages.length)
      : similarityOf(texts, left, right);
  const size = best === undefined ? 0 : Math.min(best.left.size, best.right.size);
  const level = levelOf(similarity, passages.length, size);
  if (level === null) return null;
  const share = best === undefined ? 1 : shareOf(best, left, right);
  const shared = level === 'different' ? [] : [...passages, ...(best === undefined ? [] : edited(best, passages))];
  const sides = shared[0] ?? (best && sidesOfTexts(best));
  if (sides === undefined || (level !== 'different' && shared.length === 0)) return null;
  const note = noteOf(best, share, passages.length);
  const totals = { left: sizeOf(left), right: sizeOf(right) };
  return { level, similarity, shared, totals, left: sides.left, right: sides.right, note };
}

/** Null between unlike and alike: some common phrases without a common passage say nothing. */
function levelOf(similarity: number, passages: number, size: number): Level | null {
  if (similarity >= 0.97) return 'identical';
  if (similarity >= 0.8) return 'close';
  if (similarity >= (size >= LONG ? PARTIAL_OF_LONG : PARTIAL) || passages > 0) return 'partial';
  return similarity < 0.1 ? 'different' : null;
}

function noteOf(best: Likeness | undefined, share: number, passages: number): string {
  const same = passages === 1 ? 'one passage is the same' : `${passages} passages are the same`;
  if (best === undefined) return `The sites have too little text in one language to compare as a whole, but ${same}.`;
  const part = share < TELLING_SHARE ? ` (about ${Math.round(share * 100)} % of the text)` : '';
  const words = `About ${Math.round(best.jaccard * 100)} % of the word sequences in one language (${best.lang}) are the same on both sites`;
  return `${words}${part}${passages === 0 ? '' : `; ${same}`}.`;
}

const tokensOf = (languages: BodyText['languages'], passages: BodyText['passages']): string[] => [
  ...passages.map(({ hash }) => `body-text:${hash}`),
  ...languages.flatMap(bandTokens),
];

export const bodyText: Signal<'body-text', BodyText> = {
  id: 'body-text',
  version: 6,
  group: 'content',
  noun: ['text passage', 'text passages'],
  sentence:
    'Passages of the visible text that stand on both sites, and how much of the wording in one language they share.',
  traps: [
    'Resellers copy the leaflets of the maker whose goods they sell.',
    'Terms, privacy notices and cookie notices come from common samples.',
    'Sites on one theme can still show its sample text.',
  ],
  value: BodyText,
  extract,
  keys: ({ languages, passages }) => tokensOf(languages, passages.filter(isWholePassage)),
  tokens: ({ languages, passages }) => tokensOf(languages, passages),
  amounts: ({ passages }) => passages.map(({ hash, words }) => [`body-text:${hash}`, words] as const),
  compare,
};
