/** The text of a page × the sieve → what it shares with one listed entity, in bits. */
import type { Sifted, SiftHit } from '../model/derived/sift.ts';
import { findNames, type Hit, walk } from '../names/find-names.ts';
import { comparable, composed, foldWords } from '../names/fold-words.ts';
import type { NameIndex } from '../names/name-index.ts';
import { stringAt, Words } from '../names/packed-tables.ts';
import { slavicWords } from '../names/slavic-skeleton.ts';
import { nameWeight } from '../values/name-bits.ts';
import { type CheapText, cheapText } from './cheap-text.ts';
import { runsIn } from './runs.ts';
import { type AtomFamily, FAMILY_BITS, lookUp, ownerAt, type SieveTable } from './sieve-table.ts';
import { eachWindow } from './windows.ts';

export interface Sieve {
  readonly table: SieveTable;
  readonly names: NameIndex | null;
}

/** A name among other words is news, trade or chance: it passes no page by itself. */
const NAME_IN_TEXT = 5;
/** A page that names more listed entities than this is a list of them, or news. */
const MOST_ENTITIES = 12;
const MOST_LINES = 200;
const LONGEST_LINE = 1_000;
/** A line in which a site names itself has hardly more words than the name. */
const SHORT_LINE = 120;
const PARTS = /\s[|–—·:»-]\s/;
/**
 * Bits of words in common, by the row that full reading has for a copy. Each doubling of the amount
 * adds the same. The share of a page says little: tags, names and frames tell beside a small one.
 */
const TEXT = { scale: 10, each: 4.2, cap: 18 };
const LEAST_LETTERS = 5;
const QUOTE = 160;
const MOST_HITS = 2_000;
const KEPT_HITS = 20;

/** `part`: one window of a passage, and how many it has. */
type Given = Omit<SiftHit, 'quote'> & {
  readonly key: string;
  readonly quote: () => string;
  readonly family?: AtomFamily | null;
  readonly part?: readonly [window: number, windows: number];
};

export const siftHtml = (html: string, sieve: Sieve): Sifted | null => sift(cheapText(html), sieve);

/** Text from which an archive has taken the markup, or a record about a page that has no text. */
export const siftText = (text: string, seen: boolean, sieve: Sieve): Sifted | null =>
  sift(seen ? { seen: text, unseen: '' } : { seen: '', unseen: text }, sieve);

/** The entity with which the page shares most. Null: nothing is shared. */
function sift(text: CheapText, { table, names }: Sieve): Sifted | null {
  const found: Given[] = [];
  const add = (hit: Given): void => void (found.length < MOST_HITS && found.push(hit));
  const look = (where: string): number =>
    runsIn(where, table, ({ kind, owner, bits, family, from, to }) => {
      // A link to a provider or a maker is not a mailbox there.
      if (family === 'mailDomain' && where[from - 1] !== '@') return;
      const at = { entity: ownerAt(table, owner), bits, family, quote: () => around(where, from, to) };
      const value = where.slice(from, to).toLowerCase();
      add({ ...at, kind: kind === 'run' ? 'value' : kind, key: `${kind} ${value}` });
    }).trials;
  const seen = plain(text.seen);
  const unseen = plain(withoutEscapes(text.unseen));
  const trials = look(seen) + look(unseen);
  const words = foldWords(seen, seenWords);
  eachWindow(words, table, (one, two, first, last) => {
    lookUp(table, 'window', one, two, (owner, bits, passage, windows) => {
      const written = seen.slice(words.from[first], words.to[last]);
      // Labels of a menu in a row are no sentence.
      if (written.includes('\n')) return;
      const quote = (): string => written.replace(/\s+/g, ' ');
      const key = `passage ${passage}`;
      add({ kind: 'passage', entity: ownerAt(table, owner), bits, key, quote, part: [one, windows] });
    });
  });
  if (names !== null) for (const hit of namesOf(seen, words, unseen, names)) add(hit);
  return strongest(found, trials);
}

/** A letter of another script within a word: only then are look-alikes worth a second look. */
const MIXED = /[A-Za-z][\u0370-\u0587]|[\u0370-\u0587][A-Za-z]/;
const MIXED_FROM = new RegExp(MIXED, 'g');

/** Only lines with such a word are spelled anew, by the script that most of the line is in. */
function plain(text: string): string {
  const whole = composed(text);
  let spelled = '';
  let at = 0;
  for (let hit = whole.search(MIXED); hit !== -1; ) {
    const from = whole.lastIndexOf('\n', hit) + 1;
    const end = whole.indexOf('\n', hit);
    const to = end === -1 ? whole.length : end;
    spelled += whole.slice(at, from) + comparable(whole.slice(from, to));
    at = to;
    MIXED_FROM.lastIndex = at;
    hit = MIXED_FROM.exec(whole)?.index ?? -1;
  }
  return at === 0 ? whole : spelled + whole.slice(at);
}

const seenWords = new Words();
const unseenWords = new Words();
const skeletons = new Words();

type Named = Given & { readonly isAmong: boolean };

function namesOf(seen: string, seenFolded: Words, unseen: string, names: NameIndex): Given[] {
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
  return { kind: 'name', entity, bits, key: 'name', quote: () => around(line, from, to), isAmong };
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

/**
 * Windows of one passage as one hit, in words: half of a sentence is worth a quarter of it. The
 * bits go by all words that the page shares with one entity, since full reading weighs them so.
 */
function* withPassages(found: readonly Given[]): Generator<Given> {
  const passages = new Map<string, { hit: Given; seen: Set<number>; windows: number }>();
  for (const hit of found) {
    if (hit.part === undefined) {
      yield hit;
      continue;
    }
    const [window, windows] = hit.part;
    const name = `${hit.entity} ${hit.key}`;
    const known = passages.get(name) ?? { hit, seen: new Set(), windows };
    known.seen.add(window);
    passages.set(name, known);
  }
  const inWords = [...passages.values()].map(({ hit, seen, windows }) => ({
    ...hit,
    bits: hit.bits * (seen.size / Math.max(1, windows)) ** 2,
  }));
  const all = new Map<string, number>();
  for (const { entity, bits } of inWords) all.set(entity, (all.get(entity) ?? 0) + bits);
  for (const hit of inWords) {
    const words = all.get(hit.entity) as number;
    yield { ...hit, bits: (hit.bits / words) * Math.min(TEXT.cap, TEXT.each * Math.log2(1 + words / TEXT.scale)) };
  }
}

/** Those of a family in proportion, where they have more bits than it may. */
function withinFamilies(hits: readonly Given[]): Given[] {
  const sums = new Map<AtomFamily, number>();
  for (const { family, bits } of hits) if (family) sums.set(family, (sums.get(family) ?? 0) + bits);
  return hits.map((hit) => {
    const { family, bits } = hit;
    return family ? { ...hit, bits: bits * Math.min(1, FAMILY_BITS[family] / (sums.get(family) ?? 1)) } : hit;
  });
}

/** Each value once; the strongest name; numbers less what chance alone would find. */
function strongest(found: readonly Given[], trials: number): Sifted | null {
  const byEntity = new Map<string, Map<string, Given>>();
  for (const hit of withPassages(found)) {
    const bits = hit.kind === 'number' ? hit.bits - Math.log2(Math.max(1, trials)) : hit.bits;
    if (bits <= 0) continue;
    const ones = byEntity.get(hit.entity) ?? new Map<string, Given>();
    byEntity.set(hit.entity, ones);
    if ((ones.get(hit.key)?.bits ?? 0) < bits) ones.set(hit.key, { ...hit, bits });
  }
  let best: { entity: string; bits: number; hits: Given[] } | null = null;
  for (const [entity, ones] of byEntity) {
    const hits = withinFamilies([...ones.values()]).sort((a, b) => b.bits - a.bits);
    const bits = hits.reduce((sum, one) => sum + one.bits, 0);
    if (best === null || bits > best.bits) best = { entity, bits, hits };
  }
  if (best === null) return null;
  const hits = best.hits
    .slice(0, KEPT_HITS)
    .map(({ key: _key, part: _part, family: _family, quote, ...hit }): SiftHit => ({ ...hit, quote: quote() }));
  return { entity: best.entity, bits: Math.round(best.bits * 10) / 10, hits };
}

const ESCAPE = /%([2-7][0-9a-f])/gi;

/** Signs of ASCII that an address writes as their numbers: %40 is @. */
const withoutEscapes = (text: string): string =>
  text.includes('%') ? text.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

function around(text: string, from: number, to: number): string {
  const room = Math.max(0, QUOTE - (to - from)) >> 1;
  return text
    .slice(Math.max(0, from - room), Math.min(text.length, to + room))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, QUOTE);
}
