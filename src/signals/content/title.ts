import { z } from 'zod';
import { Place } from '../../model/derived/fingerprint.ts';
import { memoised } from '../../model/memoised.ts';
import type { Level } from '../../model/words.ts';
import { commonTitleParts } from '../../page/own/title-parts.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { classOf, foldText, UNSPACED } from '../../sketch/characters.ts';
import { popcount32 } from '../../sketch/hamming.ts';
import { hash32 } from '../../sketch/mix.ts';
import { foldedText } from '../../values/plain-text.ts';
import { shorten } from '../../values/shorten.ts';
import { languageOf } from '../find/language-text.ts';
import { oneToOne, sideOf } from '../occurrences.ts';
import type { Comparison, SharedValue, Signal } from '../signal.ts';

const Line = z.object({
  lang: z.string().describe('primary subtag; und where the language is not known'),
  kind: z.enum(['title', 'description']),
  text: z.string().describe("folded; of a title without the site's name"),
  place: Place,
});
type Line = z.infer<typeof Line>;

const Title = z.object({ lines: z.array(Line) });
type Title = z.infer<typeof Title>;

const MOST_LINES = 60;
const LONGEST = 300;
/** Shorter lines (Contact us) are common to many sites. */
const LEAST_WORDS = 3;
const CLOSE = 0.8;
const PARTIAL = 0.6;

const partsOf = (title: string): string[] =>
  foldedText(title)
    .split(/\s+[-|·•:»«/]\s+|\s*[|»«_]\s*|\s+--\s+/)
    .filter((part) => part !== '');

function wordsOf(text: string): string[] {
  const words = foldText(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => (classOf(word.charCodeAt(0)) === UNSPACED ? [...word] : [word]));
}

function extract(site: Site): Title | null {
  /** The site's name and slogan. */
  const repeated = commonTitleParts([...new Set(site.pages.map(({ title }) => title ?? ''))], partsOf);
  const lines = new Map<string, Line>();
  const add = (page: Page, kind: Line['kind'], text: string, original: string) => {
    const lang = languageOf(page);
    const name = `${lang}:${text}`;
    if (wordsOf(text).length < LEAST_WORDS || lines.has(name) || lines.size >= MOST_LINES) return;
    lines.set(name, { lang, kind, text: text.slice(0, LONGEST), place: placeOf(page, kind, original) });
  };
  for (const page of site.pages) {
    const { title, description } = page;
    if (title !== null) {
      const own = partsOf(title).filter((part) => !repeated.has(part));
      add(page, 'title', own.join(' - '), title);
    }
    if (description !== null) add(page, 'description', foldedText(description), description);
  }
  return lines.size === 0 ? null : { lines: [...lines.values()] };
}

function placeOf(page: Page, kind: Line['kind'], quote: string): Place {
  const node =
    kind === 'title'
      ? page.named('title')[0]
      : page.metas.find(({ name }) => name === 'description' || name === 'og:description')?.node;
  if (node !== undefined) return page.place(node, quote);
  return { capture: page.capture.id, url: page.url, selector: ':root', quote: shorten(quote, 200) };
}

const unpacked = memoised(({ lines }: Title) =>
  lines.map((line) => {
    const words = new Set(wordsOf(line.text));
    return { line, isTitle: line.kind === 'title', words, list: [...words], ...bitsOf(words) };
  }),
);
type Unpacked = ReturnType<typeof unpacked>[number];

/** One bit of 64 for each word. A bit on one side only stands for at least one word there only. */
function bitsOf(words: Iterable<string>): { low: number; high: number } {
  let [low, high] = [0, 0];
  for (const word of words) {
    const hash = hash32(word);
    if (hash & 1) low |= 1 << (hash >>> 27);
    else high |= 1 << (hash >>> 27);
  }
  return { low, high };
}

/** False if the lines can share too few words to be alike. */
function mayBeAlike(left: Unpacked, right: Unpacked): boolean {
  const [few, many] = left.list.length <= right.list.length ? [left, right] : [right, left];
  const most = few.list.length - popcount32(few.low & ~many.low) - popcount32(few.high & ~many.high);
  return !(most / (few.list.length + many.list.length - most) < PARTIAL);
}

/** Jaccard similarity of words, or of characters without spaces; 0 if surely below PARTIAL. */
function likeness(left: Unpacked, right: Unpacked): number {
  const [few, many] = left.list.length <= right.list.length ? [left, right] : [right, left];
  const all = few.list.length + many.list.length;
  let [common, waiting] = [0, few.list.length];
  for (const word of few.list) {
    const most = common + waiting;
    if (most / (all - most) < PARTIAL) return 0;
    if (many.words.has(word)) common++;
    waiting--;
  }
  return common / (all - common);
}

function noteOf(same: number, alike: number): string {
  const lines = (count: number) =>
    count === 1 ? 'one page title or description' : `${count} page titles or descriptions`;
  if (same + alike === 0) return 'No page title or description is similar on both sites.';
  if (same === 0) return `Both sites have ${lines(alike)} in similar words.`;
  return `Both sites have ${lines(same)} word for word the same${alike === 0 ? '' : `, and ${alike} more in similar words`}.`;
}

function alikeLines(left: readonly Unpacked[], right: readonly Unpacked[]): SharedValue[] {
  const pairs: SharedValue[] = [];
  for (const one of left)
    for (const two of right) {
      // Does not use `crossed`: nearly all of some hundred pairs of lines end here.
      if (one.isTitle !== two.isTitle || !mayBeAlike(one, two)) continue;
      const [line, other] = [one.line, two.line];
      const similarity = line.text === other.text ? 1 : Math.min(0.99, likeness(one, two));
      if (similarity < PARTIAL) continue;
      const [token = null] = [tokenOf(line), tokenOf(other)].sort();
      const sides = { left: sideOf(line.text, line.place), right: sideOf(other.text, other.place) };
      pairs.push({ token, similarity, ...sides });
    }
  return pairs;
}

function compare(left: Title, right: Title): Comparison | null {
  const languages = new Set(left.lines.map(({ lang }) => lang));
  const shared = oneToOne(alikeLines(unpacked(left), unpacked(right)));
  // Lines in two languages differ anyway, but the language of a page may be guessed wrongly.
  if (shared.length === 0 && !right.lines.some(({ lang }) => languages.has(lang))) return null;
  const same = shared.filter(({ similarity }) => similarity === 1).length;
  const similarity = shared[0]?.similarity ?? 0;
  const level: Level =
    similarity === 1 ? 'identical' : similarity >= CLOSE ? 'close' : similarity >= PARTIAL ? 'partial' : 'different';
  const mine = left.lines.find(({ lang }) => right.lines.some((line) => line.lang === lang));
  const other = right.lines.find(({ lang }) => languages.has(lang));
  const sides = shared[0] ?? {
    left: sideOf(mine?.text ?? '', (mine ?? (left.lines[0] as Line)).place),
    right: sideOf(other?.text ?? '', (other ?? (right.lines[0] as Line)).place),
  };
  return { level, similarity, shared, left: sides.left, right: sides.right, note: noteOf(same, shared.length - same) };
}

const tokenOf = ({ lang, text }: Line): string => `title:${lang}:${text}`;

export const title: Signal<'title', Title> = {
  id: 'title',
  version: 3,
  group: 'content',
  onNewOwner: 'found',
  noun: ['title', 'titles'],
  sentence: "Page titles without the site's name, and the descriptions that search engines show.",
  traps: [
    'Unrelated shops of one trade choose the same stock phrases.',
    'Themes and shop software come with ready titles and descriptions.',
  ],
  value: Title,
  extract,
  keys: ({ lines }) => lines.map(tokenOf),
  compare,
};
