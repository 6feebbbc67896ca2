/** The text of a page → the listed names on it. */
import { findNames, type Hit, walk } from '../names/find-names.ts';
import { foldWords } from '../names/fold-words.ts';
import type { NameIndex } from '../names/name-index.ts';
import { stringAt, Words } from '../names/packed-tables.ts';
import { slavicWords } from '../names/slavic-skeleton.ts';
import { nameWeight } from '../values/name-bits.ts';
import { around } from './around.ts';

/** A name among other words is news, trade or chance: it passes no page by itself. */
const NAME_IN_TEXT = 5;
/** A page that names more listed entities than this is a list of them, or news. */
const MOST_ENTITIES = 12;
const MOST_LINES = 200;
const LONGEST_LINE = 1_000;
/** A line in which a site names itself has hardly more words than the name. */
const SHORT_LINE = 120;
const PARTS = /\s[|–—·:»-]\s/;
const LEAST_LETTERS = 5;

interface NameHit {
  readonly entity: string;
  readonly bits: number;
  readonly quote: () => string;
}

const unseenWords = new Words();
const skeletons = new Words();

type Named = NameHit & { readonly isAmong: boolean };

export function namesOf(seen: string, seenFolded: Words, unseen: string, names: NameIndex): NameHit[] {
  const hits: Named[] = [];
  for (const line of linesWithNames(seen, seenFolded, names))
    for (const part of line.length <= SHORT_LINE ? line.split(PARTS) : [line])
      for (const hit of findNames(names, part).hits) {
        const isAmong = !hit.whole && !(line.includes('©') && line.length <= SHORT_LINE);
        hits.push(named(hit, part, names, isAmong));
      }
  for (const line of linesWithNames(unseen, foldWords(unseen, unseenWords), names, UNSEEN_ENDS))
    for (const hit of findNames(names, line).hits) hits.push(named(hit, line, names, hit.single && !hit.formed));
  const isList = new Set(hits.map(({ entity }) => entity)).size > MOST_ENTITIES;
  return hits.map(({ isAmong, ...hit }) => ({
    ...hit,
    bits: isAmong || isList ? Math.min(hit.bits, NAME_IN_TEXT) : hit.bits,
  }));
}

function named(hit: Hit, line: string, names: NameIndex, isAmong: boolean): Named {
  const { single, formed, from, to } = hit;
  // One word without a legal form is a name only where it stands alone, and is long enough.
  const isWord = single && !formed && (isAmong || to - from < LEAST_LETTERS);
  const entity = stringAt(names.ids, hit.entity);
  const bits = isWord ? 0 : nameWeight(hit.bits, formed, single);
  return { entity, bits, quote: () => around(line, from, to), isAmong };
}

/** Lines of other letters are not spelled anew. */
const CYRILLIC = /[\u0400-\u052f]/;

function* linesOf(text: string): Generator<[at: number, line: string]> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    yield [at, text.slice(at, end === -1 ? text.length : end)];
    at = end === -1 ? text.length : end + 1;
  }
}

/** Ends of lines: where readers see one, and where markup and addresses have one. */
const SEEN_ENDS = '\n';
const UNSEEN_ENDS = `\n"'<>{}`;

/** The lines in which words of a name stand in a row. */
function linesWithNames(text: string, words: Words, names: NameIndex, ends = SEEN_ENDS): string[] {
  const starts = new Map<number, number>();
  const mark = (at: number): void => {
    if (starts.size >= MOST_LINES) return;
    let [from, to] = [at, at];
    while (from > 0 && at - from < LONGEST_LINE && !ends.includes(text.charAt(from - 1))) from -= 1;
    while (to < text.length && to - at < LONGEST_LINE && !ends.includes(text.charAt(to))) to += 1;
    starts.set(from, to);
  };
  const { cyrillic, han } = words;
  for (const { first } of walk(names, words)) mark(words.from[first] as number);
  if (cyrillic)
    for (const [at, line] of linesOf(text)) {
      if (!CYRILLIC.test(line)) continue;
      const folded = slavicWords(line, skeletons);
      for (const { first } of walk(names, folded)) mark(at + (folded.from[first] as number));
    }
  if (han) for (const { index } of text.matchAll(/公司/g)) mark(index);
  return [...starts].map(([from, to]) => text.slice(from, to));
}
