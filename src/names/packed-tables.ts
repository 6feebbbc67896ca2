/**
 * Tables in typed arrays, read in place from a file: strings, keys of listed identifiers, words of
 * names, paths of words.
 */
/**
 * The words of a text as numbers: two hashes of each, and where it stands. Used again for text
 * after text.
 */
export class Words {
  count = 0;
  /** Two hashes of each word: together they are taken for the word. */
  one = new Int32Array(1024);
  two = new Int32Array(1024);
  from = new Int32Array(1024);
  to = new Int32Array(1024);
  /** True once a Cyrillic or a Han letter was met. */
  cyrillic = false;
  han = false;

  add(one: number, two: number, from: number, to: number): void {
    if (this.count === this.from.length) this.#grow();
    const at = this.count;
    this.count = at + 1;
    this.one[at] = one;
    this.two[at] = two;
    this.from[at] = from;
    this.to[at] = to;
  }

  #grow(): void {
    const more = (array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(array.length * 2);
      larger.set(array);
      return larger;
    };
    [this.one, this.two, this.from, this.to] = [more(this.one), more(this.two), more(this.from), more(this.to)];
  }
}

export const SEED_ONE = 0x811c9dc5 | 0;
export const SEED_TWO = 0x2f0b4c47 | 0;

export const PRIME_ONE = 0x01000193;
export const PRIME_TWO = 0x5bd1e995;

/** FNV-1a, twice with other seeds and primes, over 16-bit units. */
export function hashWord(word: string): readonly [number, number] {
  let one = SEED_ONE;
  let two = SEED_TWO;
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at);
    one = Math.imul(one ^ unit, PRIME_ONE);
    two = Math.imul(two ^ unit, PRIME_TWO) ^ (two >>> 15);
  }
  return [one, two];
}

const decoder = new TextDecoder();

/** Strings in one run of UTF-8 bytes. */
export interface StringTable {
  /** Where each string begins, then where the last one ends. */
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

export function packStrings(strings: readonly string[]): StringTable {
  const parts = strings.map((text) => Buffer.from(text, 'utf8'));
  const offsets = new Uint32Array(strings.length + 1);
  for (const [at, part] of parts.entries()) offsets[at + 1] = (offsets[at] ?? 0) + part.length;
  return { offsets, bytes: Buffer.concat(parts) };
}

export const stringAt = ({ offsets, bytes }: StringTable, at: number): string =>
  decoder.decode(bytes.subarray(offsets[at], offsets[at + 1]));

/** Hashed keys and the entities that they identify; ascending by both hashes. */
export type KeyTable = { readonly one: Int32Array; readonly two: Int32Array; readonly entities: Uint32Array };

/** @param keys of each entity, by its number */
export function packKeys(keys: readonly (readonly string[])[]): KeyTable {
  const rows = keys
    .flatMap((ones, entity) => [...new Set(ones)].map((key) => ({ hash: hashWord(key), entity })))
    .sort((a, b) => a.hash[0] - b.hash[0] || a.hash[1] - b.hash[1] || a.entity - b.entity);
  return {
    one: Int32Array.from(rows, ({ hash }) => hash[0]),
    two: Int32Array.from(rows, ({ hash }) => hash[1]),
    entities: Uint32Array.from(rows, ({ entity }) => entity),
  };
}

/** Numbers of the entities that a key identifies. */
export function entitiesWith({ one, two, entities }: KeyTable, key: string): number[] {
  const [first, second] = hashWord(key);
  let [low, high] = [0, one.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const [a, b] = [one[middle] as number, two[middle] as number];
    if (a < first || (a === first && b < second)) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < one.length && one[end] === first && two[end] === second) end += 1;
  return [...entities.subarray(low, end)];
}

/**
 * Words by hash, open addressing, at most half full. A slot: both hashes (64 bits stand for the
 * word), the word's number.
 */
export type Vocabulary = Int32Array;

const SLOT = 3;
const NUMBER = 2;
/** Number of a free slot, and of a word that no name holds. */
export const UNKNOWN = -1;
/** Number of a word that names may have or leave out: "and", "the". */
export const SKIPPED = -2;

/** @param spellings other spellings of words */
export function vocabularyOf(
  words: ReadonlyMap<string, number>,
  spellings: ReadonlyMap<string, string>,
  skipped: ReadonlySet<string>,
): Vocabulary {
  const entries = new Map<string, number>([...skipped].map((word) => [word, SKIPPED]));
  for (const [word, number] of words) entries.set(word, number);
  for (const [word, meant] of spellings) {
    const number = words.get(meant);
    if (number !== undefined && !entries.has(word)) entries.set(word, number);
  }
  const slots = 2 ** Math.ceil(Math.log2(Math.max(16, entries.size * 2)));
  const vocabulary = new Int32Array(slots * SLOT);
  for (let at = NUMBER; at < vocabulary.length; at += SLOT) vocabulary[at] = UNKNOWN;
  for (const [word, number] of entries) {
    const [one, two] = hashWord(word);
    let slot = one & (slots - 1);
    while (vocabulary[slot * SLOT + NUMBER] !== UNKNOWN) slot = (slot + 1) & (slots - 1);
    vocabulary.set([one, two, number], slot * SLOT);
  }
  return vocabulary;
}

export function numberOf(vocabulary: Vocabulary, one: number, two: number): number {
  const mask = vocabulary.length / SLOT - 1;
  for (let slot = one & mask; ; slot = (slot + 1) & mask) {
    const at = slot * SLOT;
    const number = vocabulary[at + NUMBER] as number;
    if (number === UNKNOWN || (vocabulary[at] === one && vocabulary[at + 1] === two)) return number;
  }
}

/**
 * A trie over words in typed arrays: the states that follow one are side by side, by word; the root
 * has a table of its own.
 */
export interface WordTrie {
  /** By word: the state to which it leads from the beginning; 0: no name begins with it. */
  readonly first: Uint32Array;
  /** By state, one more than there are: the first of those that follow it. */
  readonly nextFrom: Uint32Array;
  /** By state: the word that leads to it. */
  readonly wordOf: Uint32Array;
  /** By state, one more than there are: the first of the paths that end there. */
  readonly endsFrom: Uint32Array;
}

/** -1: no name continues so. */
export function nextState({ first, nextFrom, wordOf }: WordTrie, state: number, word: number): number {
  if (state === 0) return first[word] || -1;
  let low = nextFrom[state] as number;
  let high = nextFrom[state + 1] as number;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = wordOf[middle] as number;
    if (found === word) return middle;
    if (found < word) low = middle + 1;
    else high = middle;
  }
  return -1;
}

type Path = readonly number[];

/**
 * @param words their number. `order`: the paths as `endsFrom` counts them, by their places in the
 * input
 */
export function buildWordTrie(paths: readonly Path[], words: number): { trie: WordTrie; order: number[] } {
  const pathAt = (at: number): Path => paths[sorted[at] as number] as Path;
  const sorted = paths.map((_, at) => at).sort((a, b) => comparePaths(paths[a] as Path, paths[b] as Path) || a - b);
  const first = new Uint32Array(words);
  const [nextFrom, wordOf, endsFrom, order]: [number[], number[], number[], number[]] = [[], [0], [], []];
  // For each state: the sorted paths that lead through it, and its depth in words.
  const states = [{ from: 0, to: sorted.length, depth: 0 }];
  for (const [state, { from, to, depth }] of states.entries()) {
    nextFrom.push(states.length);
    endsFrom.push(order.length);
    let at = from;
    for (; at < to && pathAt(at).length === depth; at += 1) order.push(sorted[at] as number);
    while (at < to) {
      const word = pathAt(at)[depth] as number;
      let end = at + 1;
      while (end < to && pathAt(end)[depth] === word) end += 1;
      if (state === 0) first[word] = states.length;
      wordOf.push(word);
      states.push({ from: at, to: end, depth: depth + 1 });
      at = end;
    }
  }
  nextFrom.push(states.length);
  endsFrom.push(order.length);
  const packed = (numbers: readonly number[]): Uint32Array => Uint32Array.from(numbers);
  return { trie: { first, nextFrom: packed(nextFrom), wordOf: packed(wordOf), endsFrom: packed(endsFrom) }, order };
}

function comparePaths(one: Path, two: Path): number {
  for (let at = 0; at < one.length && at < two.length; at += 1)
    if (one[at] !== two[at]) return (one[at] as number) - (two[at] as number);
  return one.length - two.length;
}
