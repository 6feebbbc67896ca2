/**
 * The label of a domain × index → the listed names in it: `quillmoor-trading`, `quillmoortrading`,
 * `quillmoor-shop`. A label has no blanks, so every way to split it into words of names is tried.
 */
import { hasLegalForm } from '../values/company-name.ts';
import { domainName } from '../values/domain-name.ts';
import { isOrdinaryWord } from '../values/name-bits.ts';
import { remembered } from '../values/remember.ts';
import { wordsOf } from './fold-words.ts';
import type { Need } from './name-forms.ts';
import { type NameIndex, NEEDS } from './name-index.ts';
import { nextState, numberOf, SEED_ONE, SEED_TWO, SKIPPED, UNKNOWN } from './packed-tables.ts';

export interface DomainHit {
  /** Numbers of the entity and the name in the index. */
  readonly entity: number;
  readonly name: number;
  /** Nothing but the name and a legal form stands in the label. */
  readonly isWhole: boolean;
}

/** The DNS allows 63; so does the square of the table below. */
const LONGEST = 63;
/** Letters of a name in a label: fewer stand in many words by chance. */
const LEAST = 5;
/** The same of a name of several words that no hyphen sets apart. */
const LEAST_JOINED = 8;
/** Words beside the name. */
const MOST_BESIDE = 3;
/** Letters of two ordinary words. */
const LONGEST_BESIDE = 30;
/** States of the trie for one label: a list made of single letters must not cost more. */
const MOST_STEPS = 300;

/** By place and length: the number of the word there; filled for each label. */
const numbers = new Int32Array((LONGEST + 1) * (LONGEST + 1));

/** @param label without its suffix; an IDN in Unicode */
export function matchDomain(index: NameIndex, label: string): DomainHit[] {
  const pieces = /^[a-z0-9-]+$/.test(label) ? label.split('-') : wordsOf(label);
  const text = pieces.join('');
  const { length } = text;
  if (length < LEAST || length > LONGEST) return [];
  if (!numberWords(index, text)) return [];
  const edges = edgesOf(pieces);
  const found = new Map<number, DomainHit>();
  const known = new Map<number, readonly (string | null)[]>();
  const besideAt = (from: number, to: number): readonly (string | null)[] => {
    const key = from * (LONGEST + 1) + to;
    const words = known.get(key) ?? besideOf(text.slice(from, to), edges, from);
    known.set(key, words);
    return words;
  };
  let steps = MOST_STEPS;
  for (let from = 0; from <= length - LEAST; from += 1) {
    // A state of the trie is one row of words, and so ends at one place: none is visited twice.
    const open = [{ state: 0, at: from, words: 0 }];
    for (let one = open.pop(); one !== undefined && steps > 0; one = open.pop(), steps -= 1) {
      const { state, at, words } = one;
      for (let to = at + 1; to <= length; to += 1) {
        const number = numbers[at * (LONGEST + 1) + to] as number;
        if (number === UNKNOWN) continue;
        if (number === SKIPPED) {
          if (words > 0) open.push({ state, at: to, words });
          continue;
        }
        const next = nextState(index.trie, state, number);
        if (next < 0) continue;
        open.push({ state: next, at: to, words: words + 1 });
        note(next, from, to, words + 1);
      }
    }
  }
  return [...found.values()];

  function note(state: number, from: number, to: number, words: number): void {
    const { endsFrom } = index.trie;
    const first = endsFrom[state] as number;
    const end = endsFrom[state + 1] as number;
    if (first === end) return;
    const isApart = edges.has(from) && edges.has(to);
    if (to - from < (words > 1 && !isApart ? LEAST_JOINED : LEAST)) return;
    const beside = [...besideAt(0, from), ...besideAt(to, length)];
    if (beside.includes(null) || beside.length > MOST_BESIDE) return;
    const isFormed = beside.length > 0 && beside.every((word) => isLegalForm(word ?? ''));
    for (let pattern = first; pattern < end; pattern += 1) {
      const need = NEEDS[((index.infoOf[pattern] as number) >> 3) & 3] as Need;
      const counts = need === 'free' || isFormed || (need === 'slot' && beside.length === 0);
      if (!counts) continue;
      const name = index.nameOf[pattern] as number;
      const entity = index.entityOf[name] as number;
      const before = found.get(entity);
      const isWhole = beside.length === 0 || isFormed;
      if (before === undefined || (isWhole && !before.isWhole)) found.set(entity, { entity, name, isWhole });
    }
  }
}

/** False: no word of a name stands in it, as in nearly every label. */
function numberWords({ vocabulary }: NameIndex, text: string): boolean {
  const { length } = text;
  let hasWord = false;
  for (let from = 0; from < length; from += 1) {
    let [one, two] = [SEED_ONE, SEED_TWO];
    for (let at = from; at < length; at += 1) {
      const unit = text.charCodeAt(at);
      one = Math.imul(one ^ unit, 0x01000193);
      two = Math.imul(two ^ unit, 0x5bd1e995) ^ (two >>> 15);
      const number = numberOf(vocabulary, one, two);
      numbers[from * (LONGEST + 1) + at + 1] = number;
      if (number >= 0) hasWord = true;
    }
  }
  return hasWord;
}

/** Places at which a hyphen stood, and both ends. */
function edgesOf(pieces: readonly string[]): ReadonlySet<number> {
  const edges = new Set([0]);
  let at = 0;
  for (const { length } of pieces) edges.add((at += length));
  return edges;
}

/** The ordinary words, legal forms and numbers beside the name; null among them: anything else. */
function besideOf(rest: string, edges: ReadonlySet<number>, at: number): (string | null)[] {
  if (rest === '') return [];
  const inner = [...edges].filter((edge) => edge > at && edge < at + rest.length).sort((a, b) => a - b);
  const cuts = [at, ...inner, at + rest.length];
  const between = cuts.slice(1).map((end, i) => rest.slice((cuts[i] ?? 0) - at, end - at));
  return between.flatMap((piece) => wordsIn(piece) ?? [null]);
}

/** `grouponline` → group, online: at most two words, the longer first one preferred. */
function wordsIn(piece: string): string[] | null {
  if (piece.length > LONGEST_BESIDE) return null;
  if (isBeside(piece)) return [piece];
  for (let cut = piece.length - 2; cut >= 2; cut -= 1) {
    const [first, second] = [piece.slice(0, cut), piece.slice(cut)];
    if (isBeside(first) && isBeside(second)) return [first, second];
  }
  return null;
}

const isLegalForm = remembered((word) => word.length >= 2 && hasLegalForm(`x ${word}`));
const isBeside = (word: string): boolean => /^\d{1,4}$/.test(word) || isOrdinaryWord(word) || isLegalForm(word);

/** The registrable domain and its label, in ASCII; empty: none. */
export function registered(host: string): readonly [domain: string, label: string] {
  const dot = host.indexOf('.');
  // Most lines are a label and one suffix: the list of public suffixes is not asked.
  if (dot > 0 && !host.includes('.', dot + 1) && /^[a-z0-9-]+$/.test(host.slice(0, dot)))
    return [host, host.slice(0, dot)];
  const name = domainName(host);
  return name === null ? ['', ''] : [name.domain, name.label];
}
