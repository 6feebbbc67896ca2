/** Seeded chance and invented words: the same seed gives the same evasion on every machine. */
import { createHash } from 'node:crypto';

export interface Chance {
  /** 0 up to, not including, 1. */
  next(): number;
  /** An integer from 0 up to, not including, `below`. */
  below(below: number): number;
  shuffled<Item>(items: readonly Item[]): Item[];
}

/** A number from 0 up to, not including, 2³² that only the words decide. */
export function numberOf(...words: readonly string[]): number {
  return createHash('sha256').update(words.join('\0')).digest().readUInt32BE(0);
}

/** Mulberry32 (Tommy Ettinger): small, and good enough to deal cards. */
export function chanceOf(...seed: readonly string[]): Chance {
  let state = numberOf(...seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 0x100000000;
  };
  const below = (most: number): number => Math.floor(next() * most);
  const shuffled = <Item>(items: readonly Item[]): Item[] => {
    const dealt = [...items];
    for (let i = dealt.length - 1; i > 0; i--) {
      const j = below(i + 1);
      [dealt[i], dealt[j]] = [dealt[j] as Item, dealt[i] as Item];
    }
    return dealt;
  };
  return { next, below, shuffled };
}

const ONSETS = 'b d f g h j k l m n p r s t v z br dr fl gl kr pl st tr'.split(' ');
const VOWELS = 'a e i o u ai eo ou'.split(' ');
const ENDS = ['', '', 'l', 'm', 'n', 'r', 's', 'k'];

/** A word of no language, two or three syllables, always the same for the same name. Upper case as the model has it. */
export function inventedWord(seed: string, form: string): string {
  const lower = form.toLowerCase();
  if (/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(lower)) {
    // One sign for one sign, from the 2,000 most crowded places of the Han block, so that the text stays what it looks like.
    return [...lower].map((sign) => String.fromCodePoint(0x4e00 + (numberOf(seed, sign) % 2000))).join('');
  }
  let word = '';
  const syllables = 2 + (numberOf(seed, lower, 'n') % 2);
  for (let i = 0; i < syllables; i++) {
    const at = numberOf(seed, lower, String(i));
    word += `${ONSETS[at % ONSETS.length]}${VOWELS[(at >>> 8) % VOWELS.length]}${ENDS[(at >>> 16) % ENDS.length]}`;
  }
  if (form !== lower && form === form.toUpperCase() && form.length > 1) return word.toUpperCase();
  return form[0] === lower[0] ? word : `${word[0]?.toUpperCase()}${word.slice(1)}`;
}
