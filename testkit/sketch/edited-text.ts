/** Invented texts with Zipf-like word frequencies, from a seed: the same experiment on every run. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    let x = state;
    x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
    x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
    return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
  };
}

export function zipfWords(count: number, random: () => number): string[] {
  const vocabulary = 5000;
  return Array.from({ length: count }, () => `w${Math.floor(vocabulary ** random()).toString(36)}`);
}

export function editWords(words: readonly string[], share: number, random: () => number): string[] {
  return words.map((word) => (random() < share ? (zipfWords(1, random)[0] as string) : word));
}

/** Probability that a positive scores above a negative, ties counting half. */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number {
  let wins = 0;
  for (const p of positives) for (const n of negatives) wins += p > n ? 1 : p === n ? 0.5 : 0;
  return wins / (positives.length * negatives.length);
}
