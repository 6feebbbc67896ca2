import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildWordTrie, nextState } from '../../src/names/packed-tables.ts';

describe('buildWordTrie', () => {
  it('ends each path where its words lead, and leads nowhere else', () => {
    const WORDS = 6;
    const paths = fc.array(fc.array(fc.nat(WORDS - 1), { minLength: 1, maxLength: 4 }), { maxLength: 12 });
    fc.assert(
      fc.property(paths, fc.array(fc.nat(WORDS - 1), { minLength: 1, maxLength: 4 }), (given, asked) => {
        const { trie, order } = buildWordTrie(given, WORDS);
        const ending = (words: readonly number[]): number[] => {
          let state = 0;
          for (const word of words) {
            state = nextState(trie, state, word);
            if (state < 0) return [];
          }
          return order.slice(trie.endsFrom[state], trie.endsFrom[state + 1]);
        };
        for (const words of [...given, asked])
          expect(ending(words)).toEqual(given.flatMap((path, at) => (path.join() === words.join() ? [at] : [])));
      }),
    );
  });
});
