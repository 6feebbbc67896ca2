/** The text of a page × the sieve → what it shares with one listed entity, in bits. */
import type { Sifted, SiftHit } from '../model/derived/sift.ts';
import { comparable, composed, foldWords } from '../names/fold-words.ts';
import type { NameIndex } from '../names/name-index.ts';
import { Words } from '../names/packed-tables.ts';
import { around } from './around.ts';
import { type Carriers, contactBits, rareShare, signOf } from './carriers.ts';
import type { CheapText } from './cheap-text.ts';
import { namesOf } from './names-on-page.ts';
import { runsIn } from './runs.ts';
import { type AtomFamily, FAMILY_BITS, lookUp, ownerAt, type SieveTable } from './sieve-table.ts';
import { eachWindow } from './windows.ts';

export interface Sieve {
  readonly table: SieveTable;
  readonly names: NameIndex | null;
  /** Sites of others in the archives with a value, by `signOf`. */
  readonly others?: Readonly<Record<string, number>>;
}

/**
 * Bits of words in common, by the row that full reading has for a copy. Each doubling of the amount
 * adds the same. The share of a page says little: tags, names and frames tell beside a small one.
 */
const TEXT = { scale: 10, each: 4.2, cap: 18 };
const MOST_HITS = 2_000;
const KEPT_HITS = 20;

/** `part`: one window of a passage, how many it has, and its share by rarity in the archives. */
type Given = Omit<SiftHit, 'quote'> & {
  readonly key: string;
  /** Null: a name. */
  readonly sign: string | null;
  readonly quote: () => string;
  readonly family?: AtomFamily | null;
  readonly part?: readonly [window: number, windows: number, share: number];
};

/** Text from which an archive has taken the markup, or a record about a page that has no text. */
export const plainText = (text: string, seen: boolean): CheapText =>
  seen ? { seen: text, unseen: '' } : { seen: '', unseen: text };

/** The entity with which the page shares most. Null: nothing is shared. */
export function siftPage(text: CheapText, sieve: Sieve): Sifted | null {
  const { found, trials } = hitsOf(text, sieve);
  return strongest(found, trials);
}

/** Counts the page as a carrier of all that it shares, however little. Names are not counted. */
export function countCarrier(text: CheapText, host: string, sieve: Sieve, carriers: Carriers): void {
  const { found, words } = hitsOf(text, sieve);
  const signs = new Set(found.flatMap(({ sign }) => sign ?? []));
  if (signs.size === 0) return;
  // Copies share most windows of words, so that most share the least of them, too.
  let page = 0;
  eachWindow(words, null, (one) => {
    page = page === 0 ? one : Math.min(page, one);
  });
  for (const sign of signs) carriers.add(sign, host, page);
}

function hitsOf(text: CheapText, { table, names, others = {} }: Sieve) {
  const found: Given[] = [];
  const add = (hit: Given): void => void (found.length < MOST_HITS && found.push(hit));
  const look = (where: string): number =>
    runsIn(where, table, ({ kind, sign: pair, owner, bits: said, family, from, to }) => {
      // A link to a provider or a maker is not a mailbox there.
      if (family === 'mailDomain' && where[from - 1] !== '@') return;
      const sign = signOf(...pair);
      const many = others[sign] ?? 0;
      const bits = family === null ? contactBits(said, many) : said * rareShare(many);
      const at = { entity: ownerAt(table, owner), bits, others: many, family, quote: () => around(where, from, to) };
      const value = where.slice(from, to).toLowerCase();
      add({ ...at, sign, kind: kind === 'run' ? 'value' : kind, key: `${kind} ${value}` });
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
      const sign = signOf(one, two);
      const many = others[sign] ?? 0;
      const at = { entity: ownerAt(table, owner), bits, others: many, sign, key: `passage ${passage}`, quote };
      add({ ...at, kind: 'passage', part: [one, windows, rareShare(many)] });
    });
  });
  if (names !== null)
    for (const hit of namesOf(seen, words, unseen, names))
      add({ ...hit, kind: 'name', key: 'name', others: 0, sign: null });
  return { found, trials, words };
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

/**
 * Windows of one passage as one hit, in words: half of a sentence is worth a quarter of it. The
 * bits go by all words that the page shares with one entity, since full reading weighs them so.
 */
function* withPassages(found: readonly Given[]): Generator<Given> {
  const passages = new Map<string, { hit: Given; seen: Map<number, number>; windows: number }>();
  for (const hit of found) {
    if (hit.part === undefined) {
      yield hit;
      continue;
    }
    const [window, windows, share] = hit.part;
    const name = `${hit.entity} ${hit.key}`;
    const known = passages.get(name) ?? { hit, seen: new Map(), windows };
    known.seen.set(window, share);
    passages.set(name, known);
  }
  const inWords = [...passages.values()].map(({ hit, seen, windows }) => ({
    ...hit,
    bits: hit.bits * ([...seen.values()].reduce((sum, one) => sum + one, 0) / Math.max(1, windows)) ** 2,
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
  const hits = best.hits.slice(0, KEPT_HITS).map(({ kind, entity, bits, others, quote }): SiftHit => {
    return { kind, entity, bits, ...(others ? { others } : {}), quote: quote() };
  });
  return { entity: best.entity, bits: Math.round(best.bits * 10) / 10, hits };
}

const ESCAPE = /%([2-7][0-9a-f])/gi;

/** Signs of ASCII that an address writes as their numbers: %40 is @. */
const withoutEscapes = (text: string): string =>
  text.includes('%') ? text.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
