/** The words of all names by their hashes: open addressing, at most half full. 64 bits of hash stand for the word. */
export interface Vocabulary {
  readonly one: Int32Array;
  readonly two: Int32Array;
  /** Number of the word; FREE or SKIPPED. Lengths are powers of two. */
  readonly numbers: Int32Array;
}

const FREE = -1;
/** A word that names may have or leave out: "and", "the". */
export const SKIPPED = -2;
/** Of a word that no name holds. */
export const UNKNOWN = -1;

export function vocabularyOf(
  words: ReadonlyMap<string, number>,
  spellings: ReadonlyMap<string, string>,
  skipped: ReadonlySet<string>,
  hashOf: (word: string) => readonly [number, number],
): Vocabulary {
  const entries = new Map<string, number>([...skipped].map((word) => [word, SKIPPED]));
  for (const [word, number] of words) entries.set(word, number);
  for (const [word, meant] of spellings) {
    const number = words.get(meant);
    if (number !== undefined && !entries.has(word)) entries.set(word, number);
  }
  const slots = 2 ** Math.ceil(Math.log2(Math.max(16, entries.size * 2)));
  const one = new Int32Array(slots);
  const two = new Int32Array(slots);
  const numbers = new Int32Array(slots).fill(FREE);
  for (const [word, number] of entries) {
    const [first, second] = hashOf(word);
    let slot = first & (slots - 1);
    while (numbers[slot] !== FREE) slot = (slot + 1) & (slots - 1);
    one[slot] = first;
    two[slot] = second;
    numbers[slot] = number;
  }
  return { one, two, numbers };
}

export function numberOf({ one, two, numbers }: Vocabulary, first: number, second: number): number {
  const mask = numbers.length - 1;
  for (let slot = first & mask; ; slot = (slot + 1) & mask) {
    const number = numbers[slot] as number;
    if (number === FREE) return UNKNOWN;
    if (one[slot] === first && two[slot] === second) return number;
  }
}
