/** The goods of the site by CAS registry number, in the order in which they are listed. */
import { z } from 'zod';
import { Occurrence } from '../../model/derived/fingerprint.ts';
import type { Site } from '../../page/view/views.ts';
import { isCasNumber } from '../../values/check-character.ts';
import { plainText, quoteAround } from '../../values/plain-text.ts';
import { DIGIT, OTHER, signsOf } from '../../values/text-signs.ts';
import { ruledOn, ruledPlace } from '../find/ruled.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { bestFirst, comparisonOf, listed, sidesOf } from '../occurrences.ts';
import type { Comparison, SharedValue, Signal } from '../signal.ts';

const NUMBER = /(?<![\d-])([1-9]\d{1,6}-\d{2}-\d)(?![\d-])/g;
const CUE_BEFORE = /cas(?![\p{L}])[^\n]{0,24}$|кас[^\n]{0,12}$|化学文摘[^\n]{0,12}$/iu;
const CUE_AFTER = /^[^\n]{0,8}\bcas\b/i;
const BETWEEN = /^(?:[\s,;/|、&+]|and|или|и|和){1,8}$/i;
const LIKE_A_DATE = /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-\d$/;
/** A list of more goods than this is a directory's dump; its beginning tells as much. */
const MOST_GOODS = 500;

/**
 * CAS numbers behind a cue, since dates pass the check too. A cue serves all numbers that follow
 * it. On a `goodsPage` a number alone in its block needs no cue.
 */
export function casNumbersIn(text: string, goodsPage: boolean): { number: string; quote: string }[] {
  const plain = plainText(text);
  const found: { number: string; quote: string }[] = [];
  let cuedUntil = -1;
  for (const match of plain.matchAll(NUMBER)) {
    if (found.length >= MOST_GOODS) break;
    const [, number = ''] = match;
    const at = match.index;
    const end = at + number.length;
    const alone = goodsPage && plain.trim() === number && !LIKE_A_DATE.test(number);
    const cued =
      CUE_BEFORE.test(plain.slice(Math.max(0, at - 28), at)) ||
      CUE_AFTER.test(plain.slice(end, end + 12)) ||
      (cuedUntil >= 0 && at - cuedUntil <= 8 && BETWEEN.test(plain.slice(cuedUntil, at)));
    if (!alone && !cued) continue;
    cuedUntil = end;
    if (isCasNumber(number)) found.push({ number, quote: quoteAround(plain, at, number.length) });
  }
  return found;
}

const MENTION = /(?<!\p{L})(?:cas|кас)(?:[\s_-]?(?:no|number|rn|nr))?[\s.:#№_-]{0,3}([1-9]\d{4,6})(?![\d-])/giu;

/** First parts of CAS numbers directly after "CAS", as in file names and tags: "CAS79099". */
export function casMentionsIn(text: string): { number: string; quote: string }[] {
  if (!/\p{Nd}{5}/u.test(text)) return [];
  const plain = plainText(text);
  return [...plain.matchAll(MENTION)]
    .slice(0, MOST_GOODS)
    .map((match) => ({ number: match[1] ?? '', quote: quoteAround(plain, match.index, match[0].length) }));
}

function find(site: Site): Occurrence[] {
  const goods = new Map<string, Occurrence>();
  for (const page of site.pages) {
    const goodsPage = /\bcas\b/i.test(page.text);
    const alts = page.images.map(({ alt, node }) => ({ text: alt, signs: signsOf(alt), node }));
    for (const { text, signs, node } of [...page.blocks, ...alts])
      if ((signs & (DIGIT | OTHER)) !== 0)
        for (const { number, quote } of [...casNumbersIn(text, goodsPage), ...casMentionsIn(text)])
          if (goods.size < MOST_GOODS && !goods.has(number))
            goods.set(number, { value: number, place: page.place(node, quote) });
  }
  for (const page of site.pages)
    for (const { value, node } of ruledOn(page, ['product']))
      for (const { number, quote } of casNumbersIn(`CAS ${value}`, true))
        if (goods.size < MOST_GOODS && goods.get(number)?.place.proof === undefined)
          goods.set(number, { value: number, place: ruledPlace(page, node, quote) });
  // A mention beside the number itself says nothing more.
  const heads = new Set([...goods.keys()].filter(isWhole).map(headOf));
  return [...goods.values()].filter((item) => isWhole(item.value) || !heads.has(item.value));
}

const isWhole = (number: string): boolean => number.includes('-');
const headOf = (number: string): string => number.split('-')[0] ?? number;

/** Compares first parts, given by one side or both, where the sites share no whole number. */
function compareMentions(left: readonly Occurrence[], right: readonly Occurrence[]): Comparison | null {
  const byHead = new Map(right.map((item) => [headOf(item.value), item]));
  const shared = left.flatMap((item): SharedValue[] => {
    const other = byHead.get(headOf(item.value));
    if (other === undefined || (isWhole(item.value) && isWhole(other.value))) return [];
    // The shorter one, a first part, is the rarer token.
    const [token = null, ...alsoCountedAs] = [item, other]
      .sort((a, b) => a.value.length - b.value.length)
      .map(({ value }) => `catalogue:${value}`);
    return [{ token, alsoCountedAs, similarity: 0.5, ...sidesOf(item, other) }];
  });
  const heads = listed([...new Set(shared.map((pair) => headOf(pair.left.value)))].sort());
  const note = `Both sides mention CAS numbers with the same first part (${heads}).`;
  return comparisonOf('partial', bestFirst(shared), note);
}

/** Longest common subsequence of two orders as a share of the left (Hunt and Szymanski 1977). */
export function orderKept(left: readonly string[], right: readonly string[]): number {
  const rank = new Map(right.map((value, i) => [value, i]));
  // Both lists hold each value once, so the longest increasing run of ranks is that subsequence.
  const tails: number[] = [];
  for (const value of left) {
    const at = rank.get(value);
    if (at === undefined) continue;
    const slot = tails.findIndex((tail) => tail >= at);
    tails[slot < 0 ? tails.length : slot] = at;
  }
  return left.length === 0 ? 0 : tails.length / left.length;
}

function compare(same: SharedValue[], all: Occurrence[], others: Occurrence[]): Comparison | null {
  const shared = same.filter((pair) => isWhole(pair.left.value));
  if (shared.length === 0) return compareMentions(all, others);
  const whole = (value: Occurrence[]): string[] => value.map((item) => item.value).filter(isWhole);
  const [left, right] = [whole(all), whole(others)];
  const common = new Set(shared.map((pair) => pair.left.value));
  const order = (value: string[]): string[] => value.filter((number) => common.has(number));
  const overlap = shared.length / (left.length + right.length - shared.length);
  const part = shared.length / Math.min(left.length, right.length);
  const kept = orderKept(order(left), order(right));
  // One list of three goods or more in one order is a copy; a few goods in common are the trade.
  const many = shared.length >= 3;
  const isSame = overlap >= (many ? 0.9 : 1);
  const level = isSame ? 'identical' : many && part >= 0.6 && kept >= 0.6 ? 'close' : 'partial';
  const similarity = level === 'identical' ? overlap : level === 'close' ? part * (0.5 + kept / 2) : overlap;
  const note = `Both sides list the same ${shared.length === 1 ? 'product' : `${shared.length} products`} (${listed(shared.map((pair) => pair.left.value))})${many && kept >= 0.8 ? ', in the same order' : ''}.`;
  const comparison = comparisonOf(level, shared, note);
  return comparison === null ? null : { ...comparison, similarity };
}

export const catalogue: Signal<'catalogue', Occurrence[]> = occurrenceSignal({
  id: 'catalogue',
  version: 2,
  group: 'content',
  noun: ['catalogue number', 'catalogue numbers'],
  sentence:
    'The goods that the site lists, by their CAS numbers (the registry numbers of chemicals), and the order in which it lists them.',
  traps: [
    'Popular chemicals are sold by everybody in the trade.',
    'Resellers and directories take over the list of a maker, in its order.',
  ],
  value: z.array(Occurrence).describe('each number once, in listing order; a first part alone (79099) is a mention'),
  find,
  most: MOST_GOODS,
  compare,
});
