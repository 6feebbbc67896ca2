/** The words of a text as numbers: two hashes of each, and where it stands. Used again for text after text. */
export class Words {
  count = 0;
  /** Two hashes of each word: together they are taken for the word. */
  one = new Int32Array(1024);
  two = new Int32Array(1024);
  from = new Int32Array(1024);
  to = new Int32Array(1024);
  /** Whether a Cyrillic or a Han letter was met. */
  cyrillic = false;
  han = false;

  grow(): void {
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

/** FNV-1a, twice with other seeds and primes, over 16-bit units. */
export function hashWord(word: string): readonly [number, number] {
  let one = SEED_ONE;
  let two = SEED_TWO;
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit, 0x5bd1e995) ^ (two >>> 15);
  }
  return [one, two];
}
