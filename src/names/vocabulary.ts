/**
 * The words of all names by their hashes: open addressing, at most half full. 64 bits of hash stand for the word. Three numbers a
 * slot, side by side: both hashes and the number of the word (FREE or SKIPPED), so that a look-up costs one way to the memory.
 */
export type Vocabulary = Int32Array;

const SLOT = 3;
const NUMBER = 2;
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
  const vocabulary = new Int32Array(slots * SLOT);
  for (let at = NUMBER; at < vocabulary.length; at += SLOT) vocabulary[at] = FREE;
  for (const [word, number] of entries) {
    const [one, two] = hashOf(word);
    let slot = one & (slots - 1);
    while (vocabulary[slot * SLOT + NUMBER] !== FREE) slot = (slot + 1) & (slots - 1);
    vocabulary.set([one, two, number], slot * SLOT);
  }
  return vocabulary;
}

export function numberOf(vocabulary: Vocabulary, one: number, two: number): number {
  const mask = vocabulary.length / SLOT - 1;
  for (let slot = one & mask; ; slot = (slot + 1) & mask) {
    const at = slot * SLOT;
    const number = vocabulary[at + NUMBER] as number;
    if (number === FREE) return UNKNOWN;
    if (vocabulary[at] === one && vocabulary[at + 1] === two) return number;
  }
}
