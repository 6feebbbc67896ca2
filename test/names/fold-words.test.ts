import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable, composed, foldWords, wordsOf } from '../../src/names/fold-words.ts';
import { hashWord, Words } from '../../src/names/packed-tables.ts';

describe('wordsOf', () => {
  it('folds case, accents, width and invisible signs', () => {
    expect(wordsOf("Ｑｕｉｌｌ-moor's ＆ Çiçek\u00ad li, ﬁne №5")).toEqual([
      'quill',
      'moor',
      'cicek',
      'li',
      'fine',
      'no5',
    ]);
    expect(wordsOf('Q\u200buill')).toEqual(['quill']);
  });

  it('takes each sign of an unspaced script for a word', () => {
    expect(wordsOf('河北Quill貿易ノ')).toEqual(['河', '北', 'quill', '貿', '易', 'ノ']);
    expect(wordsOf('하람 별')).toEqual(['하', '람', '별']);
  });

  it('keeps what makes another letter in Russian and Japanese', () => {
    expect(wordsOf('й и \u0438\u0306')).toEqual(['й', 'и', 'й']);
    expect(wordsOf('ガカ')).toEqual(['ガ', 'カ']);
  });

  it('takes letters that one spelling has and another has not for one', () => {
    const same = (...texts: string[]) => expect(new Set(texts.map((text) => wordsOf(text).join(' '))).size).toBe(1);
    same('Çamlıtepe', 'CAMLITEPE', 'ÇAMLITEPE');
    same('Wierzbołów', 'Wierzbolow');
    same('Ёлкин', 'Елкин');
    same('Ασπροκάβου', 'ΑΣΠΡΟΚΑΒΟΥ');
    same('كاران ي', 'کاران ی');
    same('زهـراوند', 'زهراوند');
  });

  it('folds what is folded to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        // Look-alike letters are put back by what stands around them, and that changes.
        fc.pre(!/[\u0370-\u0587\u1f00-\u1fffɑɡɩᴏᴜᴠᴡᴢᴄꜱɪɴʀʏ]/.test(text.normalize('NFKC')));
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
        // A sign that only unfolds to a look-alike letter (㏀, µ) is known as one in a name, not on a page.
        fc.pre(comparable(text.normalize('NFKC')) === text.normalize('NFKC'));
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
