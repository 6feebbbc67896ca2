import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable, composed, foldWords, hashWord, Words, wordsOf } from '../../src/names/fold-words.ts';

describe('wordsOf', () => {
  it('folds case, accents, width and invisible signs', () => {
    expect(wordsOf("Ｑｕｉｌｌ-moor's ＆ Çiçek\u00ad li, ﬁne №5")).toEqual([
      'quill',
      'moors',
      'cicek',
      'li',
      'fine',
      'no5',
    ]);
    expect(wordsOf('Q\u200buill')).toEqual(['quill']);
  });

  it('takes each sign of an unspaced script for a word', () => {
    expect(wordsOf('河北Quill貿易ノ')).toEqual(['河', '北', 'quill', '貿', '易', 'ノ']);
  });

  it('keeps what makes another letter in Russian and Japanese', () => {
    expect(wordsOf('й и \u0438\u0306')).toEqual(['й', 'и', 'й']);
    expect(wordsOf('ガカ')).toEqual(['ガ', 'カ']);
  });

  it('folds what is folded to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        // Look-alike letters are put back by what stands around them, and that changes.
        fc.pre(!/[\u0370-\u0587]/.test(text.normalize('NFKC')));
        const once = wordsOf(text);
        expect(wordsOf(once.join(' '))).toEqual(once);
      }),
    );
  });
});

describe('foldWords', () => {
  it('gives the hashes of the words as names are hashed, and where they stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite', maxLength: 40 }), (given) => {
        const text = comparable(composed(given));
        const words = foldWords(text, new Words());
        const folded = wordsOf(given);
        for (let at = 0; at < words.count; at += 1) {
          const from = words.from[at] as number;
          const to = words.to[at] as number;
          expect(from).toBeLessThan(to);
          // A sign that unfolds to several words stands for each of them.
          const own = wordsOf(text.slice(from, to));
          if (own.length === 1 && folded.includes(own[0] ?? ''))
            expect([words.one[at], words.two[at]]).toEqual([...hashWord(own[0] ?? '')]);
        }
      }),
    );
  });
});
