/** Number of set bits of a 32-bit word. */
export function popcount32(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Hex digits, eight a word, as 32-bit words. */
export function wordsOfHex(hex: string): Uint32Array {
  const words = new Uint32Array(hex.length >>> 3);
  for (let i = 0; i < words.length; i++) words[i] = Number.parseInt(hex.slice(i * 8, i * 8 + 8), 16);
  return words;
}

export function hexOfWords(words: Uint32Array): string {
  let hex = '';
  for (const word of words) hex += word.toString(16).padStart(8, '0');
  return hex;
}

/**
 * Number of bits in which two hashes of one length differ.
 * @param most beyond it some larger number: unlike hashes are left after a few words
 * @param flip XORed into one of them first
 */
export function hammingWords(left: Uint32Array, right: Uint32Array, most = Infinity, flip?: Uint32Array): number {
  let distance = 0;
  for (let i = 0; i < left.length && distance <= most; i++) {
    distance += popcount32((left[i] as number) ^ (right[i] as number) ^ (flip ? (flip[i] as number) : 0));
  }
  return distance;
}

/** The same for hashes written as hex. */
export function hammingHex(left: string, right: string): number {
  if (left.length !== right.length) throw new RangeError('hashes of different length have no distance');
  return hammingWords(wordsOfHex(left), wordsOfHex(right));
}
