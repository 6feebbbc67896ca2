/**
 * Listed names → one table to look for all of them at once: a trie over whole words in typed arrays. Words of a page that
 * no name holds end a walk at once, so the cost is that of folding the text. (Aho-Corasick over units would need a state for
 * every letter, ten times the memory, and gives hits inside words, which have to be thrown away again.)
 */
import type { MentionKind } from '../model/mention.ts';
import { JOINING, SPELLINGS } from '../signals/company-name.ts';
import { hashWord } from './fold-words.ts';
import { type KeyTable, packKeys } from './key-table.ts';
import { coreOf, type Need, nameForms, SLAVIC } from './name-forms.ts';
import { packStrings, type StringTable } from './string-table.ts';
import { emptyTransitions, insertTransition, type Transitions, transitionFrom } from './transitions.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';
import { otherSpellings } from './word-spellings.ts';

export const KINDS: readonly MentionKind[] = ['exact', 'form-stripped', 'reordered', 'joined', 'transliterated'];
export const NEEDS: readonly Need[] = ['free', 'slot', 'form'];

/** What is looked for of one listed entity: its names first, then its aliases. */
export interface ListedNames {
  readonly id: string;
  readonly type: string;
  readonly names: readonly string[];
  /** Keys ("signal:value") of its identifiers, by which a site that carries one is found. */
  readonly keys?: readonly string[];
}

export interface NameIndex {
  readonly vocabulary: Vocabulary;
  /** By word: 1 where a name begins with it. */
  readonly starts: Uint8Array;
  readonly transitions: Transitions;
  /** By state, one more than there are: its range in `ends`. */
  readonly endsFrom: Uint32Array;
  /** Patterns that end in a state. */
  readonly ends: Uint32Array;
  /** By pattern. */
  readonly entityOf: Uint32Array;
  readonly nameOf: Uint32Array;
  /** Kind (3 bits), need (2 bits), quarters of a bit (the rest). */
  readonly infoOf: Uint32Array;
  readonly ids: StringTable;
  readonly titles: StringTable;
  readonly names: StringTable;
  readonly keys: KeyTable;
}

/** Names of one entity; more are somebody's experiment. */
const MOST_NAMES = 500;

export function infoOf(kind: MentionKind, need: Need, bits: number): number {
  return KINDS.indexOf(kind) | (NEEDS.indexOf(need) << 3) | (Math.round(Math.min(60, bits) * 4) << 5);
}

export function buildNameIndex(listed: readonly ListedNames[]): NameIndex {
  const entitiesWith = countWords(listed);
  const words = new Map<string, number>();
  const wordId = (word: string): number => {
    const known = words.get(word) ?? words.size;
    words.set(word, known);
    return known;
  };
  let transitions = emptyTransitions(1024);
  let states = 1;
  const endings: { state: number; pattern: number }[] = [];
  const patterns: { entity: number; name: number; info: number }[] = [];
  const starts = new Set<number>();
  const names: string[] = [];
  for (const [entity, { type, names: ones }] of listed.entries()) {
    const seen = new Set<string>();
    for (const name of ones.slice(0, MOST_NAMES)) {
      let number = -1;
      for (const { words: form, kind, need, bits } of nameForms(name, type, (word) => entitiesWith.get(word) ?? 0)) {
        const key = form.join(' ');
        // Two names of one entity may come to the same form: the first stands.
        if (seen.has(key)) continue;
        seen.add(key);
        if (number < 0) number = names.push(name) - 1;
        let state = 0;
        for (const [at, word] of form.entries()) {
          const token = wordId(word);
          if (at === 0) starts.add(token);
          let next = transitionFrom(transitions, state, token);
          if (next < 0) {
            next = states++;
            transitions = insertTransition(transitions, state, token, next);
          }
          state = next;
        }
        endings.push({ state, pattern: patterns.length });
        patterns.push({ entity, name: number, info: infoOf(kind, need, bits) });
      }
    }
  }
  const { endsFrom, ends } = byState(endings, states);
  return {
    vocabulary: vocabularyOf(words, spellingsOf(words.keys()), JOINING, hashWord),
    starts: Uint8Array.from({ length: words.size }, (_, word) => Number(starts.has(word))),
    transitions,
    endsFrom,
    ends,
    entityOf: Uint32Array.from(patterns, ({ entity }) => entity),
    nameOf: Uint32Array.from(patterns, ({ name }) => name),
    infoOf: Uint32Array.from(patterns, ({ info }) => info),
    ids: packStrings(listed.map(({ id }) => id)),
    titles: packStrings(listed.map(({ id, names: [first = id] }) => first)),
    names: packStrings(names),
    keys: packKeys(listed.map(({ keys = [] }) => keys)),
  };
}

/** Other spellings → the word of the list that is meant. */
function spellingsOf(words: Iterable<string>): Map<string, string> {
  const found = new Map(SPELLINGS);
  for (const word of words) {
    // A skeleton has one spelling.
    if (word.startsWith(SLAVIC)) continue;
    for (const other of otherSpellings(word)) if (!found.has(other)) found.set(other, word);
  }
  return found;
}

/** In how many entities' names each word stands. */
function countWords(listed: readonly ListedNames[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { names } of listed)
    for (const word of new Set(names.slice(0, MOST_NAMES).flatMap(coreOf)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function byState(
  endings: readonly { readonly state: number; readonly pattern: number }[],
  states: number,
): { endsFrom: Uint32Array; ends: Uint32Array } {
  const endsFrom = new Uint32Array(states + 1);
  for (const { state } of endings) endsFrom[state + 1] = (endsFrom[state + 1] ?? 0) + 1;
  for (let state = 0; state < states; state += 1)
    endsFrom[state + 1] = (endsFrom[state + 1] ?? 0) + (endsFrom[state] ?? 0);
  const ends = new Uint32Array(endings.length);
  const filled = endsFrom.slice();
  for (const { state, pattern } of endings) {
    const at = filled[state] ?? 0;
    ends[at] = pattern;
    filled[state] = at + 1;
  }
  return { endsFrom, ends };
}
