import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildWordTrie, UNKNOWN } from '../../src/names/packed-tables.ts';
import { mayBegin, pairFilterOf } from '../../src/names/pair-filter.ts';

const filterOf = (paths: number[][], words: number) => pairFilterOf(buildWordTrie(paths, words).trie);

describe('pairFilterOf', () => {
  it('misses the beginning of no name, of one word or more', () => {
    const paths = fc.array(fc.array(fc.nat(99), { minLength: 1, maxLength: 4 }), { maxLength: 40 });
    fc.assert(
      fc.property(paths, (given) => {
        const filter = filterOf(given, 100);
        for (const [first = 0, second = UNKNOWN] of given) expect(mayBegin(filter, first, second)).toBe(true);
      }),
    );
  });

  it('takes few other pairs for a beginning, however long the list', () => {
    for (const names of [100, 1_000, 20_000]) {
      // Numbers as a list of names gives them: each word beside its neighbours.
      const paths = Array.from({ length: names }, (_, i) => [i % 5_000, (i * 7 + 1) % 5_000]);
      const filter = filterOf(paths, 5_000);
      const known = new Set(paths.map(String));
      let [asked, wrong] = [0, 0];
      for (let first = 0; first < 5_000; first += 3)
        for (let second = UNKNOWN; second < 5_000; second += 97)
          if (!known.has(String([first, second]))) {
            asked += 1;
            if (mayBegin(filter, first, second)) wrong += 1;
          }
      expect(wrong / asked, `${names} names`).toBeLessThan(0.15);
    }
  });
});
