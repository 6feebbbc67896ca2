/**
 * Listed names → a trie over whole words in typed arrays, to search for all at once: a word that no
 * name holds ends a walk.
 */
// Aho-Corasick over letters would need ten times the memory, and find hits inside words.
import type { MentionKind } from '../model/derived/mention.ts';
import { JOINING, SPELLINGS } from '../values/company-name.ts';
import { coreOf, type Need, nameForms, otherSpellings } from './name-forms.ts';
import {
  buildWordTrie,
  type KeyTable,
  packKeys,
  packStrings,
  type StringTable,
  type Vocabulary,
  vocabularyOf,
  type WordTrie,
} from './packed-tables.ts';
import { type PairFilter, pairFilterOf } from './pair-filter.ts';
import { SLAVIC } from './slavic-skeleton.ts';

export const KINDS: readonly MentionKind[] = ['exact', 'form-stripped', 'reordered', 'joined', 'transliterated'];
export const NEEDS: readonly Need[] = ['free', 'slot', 'form'];

/** The search terms of one listed entity: its names first, then its aliases. */
export interface ListedNames {
  readonly id: string;
  readonly type: string;
  readonly names: readonly string[];
  /** Keys ("signal:value") of its identifiers, by which a site that carries one is found. */
  readonly keys?: readonly string[];
}

export interface NameIndex {
  readonly vocabulary: Vocabulary;
  /** Its paths are the patterns. */
  readonly trie: WordTrie;
  readonly pairs: PairFilter;
  /** By pattern. */
  readonly nameOf: Uint32Array;
  /** Kind (3 bits), need (2 bits), quarters of a bit (the rest). */
  readonly infoOf: Uint16Array;
  /** By name: the entity that bears it. */
  readonly entityOf: Uint32Array;
  readonly names: StringTable;
  /** By entity: the first of its names. */
  readonly titleOf: Uint32Array;
  readonly ids: StringTable;
  readonly keys: KeyTable;
}

/** Names of one entity that are indexed. */
const MOST_NAMES = 500;

export const infoOf = (kind: MentionKind, need: Need, bits: number): number =>
  KINDS.indexOf(kind) | (NEEDS.indexOf(need) << 3) | (Math.round(Math.min(60, bits) * 4) << 5);

export function buildNameIndex(listed: readonly ListedNames[]): NameIndex {
  const entitiesWith = countWords(listed);
  const words = new Map<string, number>();
  const wordId = (word: string): number => {
    const known = words.get(word) ?? words.size;
    words.set(word, known);
    return known;
  };
  const paths: number[][] = [];
  const patterns: { name: number; info: number }[] = [];
  const names: string[] = [];
  const entityOf: number[] = [];
  const titleOf: number[] = [];
  for (const [entity, { id, type, names: ones }] of listed.entries()) {
    const seen = new Set<string>();
    const nameAt = (name: string): number => {
      entityOf.push(entity);
      return names.push(name) - 1;
    };
    titleOf.push(nameAt(ones[0] ?? id));
    for (const [order, name] of ones.slice(0, MOST_NAMES).entries()) {
      let number = order === 0 ? titleOf[entity] : undefined;
      for (const { words: form, kind, need, bits } of nameForms(name, type, (word) => entitiesWith.get(word) ?? 0)) {
        const key = form.join(' ');
        // Two names of one entity may come to the same form: the first stands.
        if (seen.has(key)) continue;
        seen.add(key);
        number ??= nameAt(name);
        paths.push(form.map(wordId));
        patterns.push({ name: number, info: infoOf(kind, need, bits) });
      }
    }
  }
  const { trie, order } = buildWordTrie(paths, words.size);
  return {
    vocabulary: vocabularyOf(words, spellingsOf(words.keys()), JOINING),
    trie,
    pairs: pairFilterOf(trie),
    nameOf: Uint32Array.from(order, (pattern) => patterns[pattern]?.name ?? 0),
    infoOf: Uint16Array.from(order, (pattern) => patterns[pattern]?.info ?? 0),
    entityOf: Uint32Array.from(entityOf),
    names: packStrings(names),
    titleOf: Uint32Array.from(titleOf),
    ids: packStrings(listed.map(({ id }) => id)),
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

function countWords(listed: readonly ListedNames[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { names } of listed)
    for (const word of new Set(names.slice(0, MOST_NAMES).flatMap(coreOf)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
