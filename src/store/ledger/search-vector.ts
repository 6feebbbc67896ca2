/** Texts → values of PostgreSQL's index of words (`tsvector`), and questions to it (`tsquery`). */
import { numbersIn, type SearchWord, searchWords } from '../../model/text/search-words.ts';

/** A: names. B: a site's own values. C: other text. D: markup. */
type Weight = 'A' | 'B' | 'C' | 'D';

export interface Section {
  readonly text: string;
  readonly weight: Weight;
}

/**
 * A vector holds positions up to 16,383 and 255 of one word; the rest is lost without a word, and
 * with it a phrase. So a long text becomes several vectors.
 */
const MOST_POSITIONS = 6_000;
const MOST_OF_WORD = 240;
/** The next vector begins with the last words of the one before: a phrase may cross the end. */
const OVERLAP = 64;
/** No phrase goes from one section to the next. */
const GAP = 20;
const MOST_NUMBERS = 2_000;
/** Begins the turned digits of a number: no word has this sign. */
const NUMBER_SIGN = '#';

interface Vector {
  readonly vector: string;
  readonly from: number;
  readonly to: number;
}

/** Each vector, as text, with the part of the last section that it is of. */
export function* vectorsOf(sections: readonly Section[]): Generator<Vector> {
  let words = new Map<string, string[]>();
  let base = 0;
  const put = (word: string, position: number, weight: Weight): number => {
    const places = words.get(word);
    if (places !== undefined) return places.push(`${position}${weight}`);
    words.set(word, [`${position}${weight}`]);
    return 1;
  };
  const last = sections.length - 1;
  for (const [i, { text, weight }] of sections.entries()) {
    let [from, end, before] = [0, 0, 0];
    const recent: SearchWord[] = [];
    const closed = (to: number): Vector => {
      const vector = textOf(words);
      words = new Map();
      return { vector, from, to };
    };
    for (const one of searchWords(text)) {
      end = base + one.position - before;
      const count = put(one.word, end, weight);
      recent.push(one);
      if (recent.length > OVERLAP) recent.shift();
      if (i < last || (count < MOST_OF_WORD && end < MOST_POSITIONS)) continue;
      yield closed(one.to);
      base = 0;
      const [first] = recent;
      before = (first?.position ?? 1) - 1;
      from = first?.from ?? one.to;
      for (const again of recent) put(again.word, again.position - before, weight);
    }
    // Where a number stands does not matter.
    for (const number of [...new Set(numbersIn(text))].slice(0, MOST_NUMBERS))
      put(NUMBER_SIGN + number, Math.max(1, end), weight);
    base = end + GAP;
    if (i === last) yield closed(text.length);
  }
}

const textOf = (words: ReadonlyMap<string, readonly string[]>): string =>
  [...words].map(([word, places]) => `'${word}':${places.join(',')}`).join(' ');

/**
 * Words in this order. Null: no word is asked.
 *
 * @param mayBegin true: the last one may be the beginning of a word
 * @param weights only words of these; empty: all
 */
export function phraseQuery(text: string, mayBegin: boolean, weights: 'AB' | '' = ''): string | null {
  const words = wordsAsked(text);
  let query = '';
  for (const [i, { word, position, isTail }] of words.entries()) {
    const mayGoOn = i === words.length - 1 && mayBegin && [...word].length >= LEAST_BEGINNING;
    query += i === 0 ? '' : ` <${position - (words[i - 1]?.position ?? 0)}> `;
    query += asked(word, isTail === true || mayGoOn, weights);
  }
  return query === '' ? null : query;
}
/** Shorter beginnings fit too many words. */
const LEAST_BEGINNING = 3;

/** All words, in any order. Null: fewer than two. */
export function allQuery(text: string, weights: 'AB' | '' = ''): string | null {
  const words = wordsAsked(text).map(({ word, isTail }) => asked(word, isTail === true, weights));
  const once = [...new Set(words)];
  return once.length < 2 ? null : once.join(' & ');
}

function asked(word: string, begins: boolean, weights: string): string {
  const how = `${begins ? '*' : ''}${weights}`;
  return how === '' ? `'${word}'` : `'${word}':${how}`;
}

/** Without the last sign of a run that is asked together with the one before it. */
function wordsAsked(text: string): SearchWord[] {
  const words = [...searchWords(text)].slice(0, OVERLAP);
  return words.filter(({ isTail, to }, i) => isTail !== true || words[i - 1]?.to !== to);
}

/** Numbers that end with these digits. Null: too few to tell one from another. */
export function numberQuery(turned: string): string | null {
  return turned.length < LEAST_TELLING ? null : `'${NUMBER_SIGN}${turned.slice(0, TELLING)}':*`;
}
const LEAST_TELLING = 7;
/** Digits at the end of a number that country code and trunk prefix do not change. */
const TELLING = 8;
