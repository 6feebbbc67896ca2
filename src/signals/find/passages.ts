import type { Place } from '../../model/derived/fingerprint.ts';
import { sha256 } from '../../model/digest.ts';
import type { PageRole } from '../../model/words.ts';
import type { Page, Site, TextBlock } from '../../page/view/views.ts';
import { classOf, foldText, isAscii, UNSPACED } from '../../sketch/characters.ts';
import { remembered } from '../../values/remember.ts';
import { shorten } from '../../values/shorten.ts';
import { order } from '../occurrences.ts';
import { isCreditLine } from './credit-line.ts';
import { spokenBlocks } from './filler.ts';

/** A sentence or run of 8 words (16 unspaced characters) or more; or a line of 3 words or more. */
export interface Passage {
  /** First 12 hex digits of the folded words' SHA-256; digits masked: a new year is no change. */
  readonly hash: string;
  /** Length in words; two characters of an unspaced script count as one. */
  readonly words: number;
  readonly place: Place;
}

const LEAST_WORDS = 8;
/** Shorter headings and labels are common. */
const LEAST_OF_LINE = 3;
const MOST_PASSAGES = 200;
const MOST_LINES = 100;
const WHOLE_QUOTES = 60;
const SHORT_QUOTE = 60;
const MOST_BLOCK = 20_000;

const ROLES: readonly PageRole[] = ['home', 'about', 'products', 'contact', 'language', 'other'];

/** Puts pages that say most about a site first, then orders by address, not by capture. */
export const tellingFirst = (pages: readonly Page[]): Page[] =>
  pages.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || order(a.url, b.url));

/** True if it is long enough to bring sites together; a line only adds to the shared amount. */
export const isWholePassage = ({ words }: Pick<Passage, 'words'>): boolean => words >= LEAST_WORDS;

/** The visible passages that a site says itself, each once: at most 200, then 100 short lines. */
export function passagesOf({ pages }: Pick<Site, 'pages'>): Passage[] {
  const found = new Set<string>();
  const parts: Found[][] = [];
  for (const page of tellingFirst(pages)) {
    const main: Found[] = [];
    const frame: Found[] = [];
    parts.push(main, frame);
    for (const block of spokenBlocks(page)) {
      if (block.zone === 'head' || isCreditLine(block)) continue;
      for (const said of passagesIn(block.text.slice(0, MOST_BLOCK))) {
        if (found.has(said.hash) || (said.isLine && block.zone !== 'main')) continue;
        found.add(said.hash);
        (block.zone === 'main' ? main : frame).push({ said, page, block });
      }
    }
  }
  const whole = inTurn(parts, isWholePassage, MOST_PASSAGES);
  const lines = inTurn(parts, (said) => !isWholePassage(said), MOST_LINES);
  return [...whole, ...lines].map(({ said: { hash, words, text }, page, block }, i) => ({
    hash,
    words,
    place: page.place(block.node, i < WHOLE_QUOTES ? text : shorten(text, SHORT_QUOTE)),
  }));
}

/**
 * The longest passage of each part, then the second of each. No page or frame can crowd out the
 * others, and larger parts get the room that small ones leave (max-min fairness).
 */
function inTurn(parts: readonly Found[][], counts: (said: Said) => boolean, most: number): Found[] {
  const longestFirst = ({ said: a }: Found, { said: b }: Found): number => b.words - a.words || order(a.hash, b.hash);
  return parts
    .flatMap((part) =>
      part
        .filter(({ said }) => counts(said))
        .sort(longestFirst)
        .map((one, turn) => ({ one, turn })),
    )
    .sort((a, b) => a.turn - b.turn)
    .slice(0, most)
    .map(({ one }) => one);
}

/** `isLine`: a whole block without a passage. */
type Said = Pick<Passage, 'hash' | 'words'> & { readonly text: string; readonly isLine: boolean };
type Found = { readonly said: Said; readonly page: Page; readonly block: TextBlock };

function said(text: string, folded: string, words: number, isLine = false): Said {
  return { text: text.trim(), hash: sha256(folded).slice(0, 12), words, isLine };
}

/**
 * Cuts a block at sentence ends into passages and drops a short tail. A block without any is a line
 * if it has words enough. Exported for its test.
 */
export const passagesIn = remembered((block): readonly Said[] => {
  const passages: Said[] = [];
  const isPlain = isAscii(block);
  let [from, to, length] = [0, 0, 0];
  let words = '';
  for (const sentence of sentencesOf(block)) {
    to += sentence.length;
    // The letters around one decide if it is a look-alike, so other text is folded as a whole.
    const more = foldedWords(isPlain ? sentence : block.slice(from, to));
    words = isPlain && words !== '' && more !== '' ? `${words} ${more}` : more || (isPlain ? words : '');
    length = isPlain ? length + lengthOf(more) : lengthOf(more);
    if (length < LEAST_WORDS) continue;
    passages.push(said(block.slice(from, to), words, Math.round(length)));
    [from, length, words] = [to, 0, ''];
  }
  if (passages.length > 0 || length < LEAST_OF_LINE) return passages;
  return [said(block, words, Math.floor(length), true)];
});

const sentencesOf = (block: string): string[] =>
  ENDS_WITHIN.test(block) ? block.split(/(?<=[.!?…]\s)|(?<=[。！？])/u) : [block];
const ENDS_WITHIN = /[.!?…]\s|[。！？]/;

function foldedWords(text: string): string {
  const folded = foldText(text);
  const masked = isAscii(folded)
    ? folded.replace(/[0-9]+/g, '0').replace(/[^a-z0-9]+/g, ' ')
    : folded.replace(/\p{Nd}+/gu, '0').replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
  return masked.trim();
}

/** Length in words, without numbers: opening hours and prices are common. */
function lengthOf(words: string): number {
  let length = 0;
  for (let at = 0; at < words.length; at = words.indexOf(' ', at) + 1 || words.length) {
    const first = words.charCodeAt(at);
    if (first >= 0x61 && first <= 0x7a) length += 1;
    else {
      const word = words.slice(at, words.indexOf(' ', at) + 1 || words.length).trim();
      if (/\p{L}/u.test(word)) length += classOf(first) === UNSPACED ? word.length / 2 : 1;
    }
  }
  return length;
}
