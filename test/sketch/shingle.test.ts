import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shingles } from '../../src/sketch/shingle.ts';

const features = (text: string) => {
  const words = shingles(text);
  return Array.from({ length: words.length / 2 }, (_, i) => `${words[2 * i]}.${words[2 * i + 1]}`);
};

describe('shingles', () => {
  it('joins three words where words are spaced', () => {
    expect(features('one two three four five')).toHaveLength(3);
    expect(features('one two')).toHaveLength(1);
    expect(features('one two')).not.toEqual(features('two one'));
  });

  it('joins four characters in scripts without spaces, across punctuation', () => {
    expect(features('精细化工原料供应商')).toHaveLength(6);
    expect(features('精细化工，原料')).toEqual(features('精细化工原料'));
    expect(features('ผลิตภัณฑ์').length).toBeGreaterThan(3);
  });

  it('takes both from a text that mixes them', () => {
    expect(features('alpha beta gamma 精细化工')).toHaveLength(2);
  });

  it('folds case, full-width forms, punctuation and white space', () => {
    expect(features('Hello,  WORLD — １２３!')).toEqual(features('hello world 123'));
    expect(features('Привет, МИР!')).toEqual(features('привет мир'));
  });

  it('finds nothing where there are no letters', () => {
    expect(features('')).toEqual([]);
    expect(features(' … — !')).toEqual([]);
  });

  it('keeps the shingles of a text inside a longer one', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 3, maxLength: 40 }),
        fc.array(word, { maxLength: 10 }),
        (body, before) => {
          const all = new Set(features([...before, ...body].join(' ')));
          for (const feature of features(body.join(' '))) expect(all).toContain(feature);
        },
      ),
    );
  });

  it('takes any text at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => shingles(text).length % 2 === 0));
  });
});
