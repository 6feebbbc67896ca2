import { describe, expect, it } from 'vitest';
import { foldedName, numbersIn, searchWords } from '../../../src/model/text/search-words.ts';
import { randomOf } from '../../../testkit/generated-world.ts';

const words = (text: string): string =>
  [...searchWords(text)].map(({ word, position, isTail }) => `${word}@${position}${isTail ? '~' : ''}`).join(' ');

describe('words as they are searched', () => {
  it('folds case, accents, compatibility forms and invisible signs', () => {
    expect(words('Ätzkali, NAÏVE co\u00adoperation ﬁne ＡＢＣ')).toBe('atzkali@1 naive@2 cooperation@3 fine@4 abc@5');
    expect(foldedName('  Calder & Whin — Ltd. ')).toBe('calder whin ltd');
  });

  it('takes each sign of a script without blanks with the next one', () => {
    expect(words('重庆城AB')).toBe('重庆@1 庆城@2 城@3~ ab@4');
    expect(words('ไทย')).not.toBe('');
  });

  it('says where each word stands', () => {
    const text = '  Die Größe, 重庆';
    expect([...searchWords(text)].map(({ from, to }) => text.slice(from, to))).toEqual(['Die', 'Größe', '重庆', '庆']);
  });

  it('finds the runs of letters, digits and their signs that a pattern finds', () => {
    const random = randomOf(5);
    const pieces = [...'aZ09 -.\u00ad\u0301\u200bßж—重ไ🙂𝔸\ud83d\udc00\ud83d', 'ab', '4x', '. '];
    for (let round = 0; round < 3_000; round++) {
      const text = Array.from({ length: 8 }, () => pieces[Math.floor(random() * pieces.length)]).join('');
      const runs = [...text.matchAll(/[\p{L}\p{N}\p{M}\p{Cf}]+/gu)];
      const asked = new Set([...searchWords(text)].flatMap(({ from, to }) => [from, to - 1]));
      const isInside = (at: number): boolean =>
        runs.some(({ 0: run, index }) => at >= index && at < index + run.length);
      expect([...asked].every(isInside), JSON.stringify(text)).toBe(true);
      const alone = runs.map(({ 0: run }) => [...searchWords(run)].map(({ word }) => word)).flat();
      expect([...searchWords(text)].map(({ word }) => word)).toEqual(alone);
    }
  });

  it('takes hostile text', () => {
    for (const text of ['\ud800', '\0', '', '\u0301\u0301', 'x'.repeat(100_000), '重'.repeat(10_000)])
      for (const { word } of searchWords(text)) expect([word.isWellFormed(), word.length <= 200]).toEqual([true, true]);
  });

  it('reads numbers in any grouping, the last digit first', () => {
    expect([...numbersIn('Tel. +86 (0311) 8123-9876, room 12')]).toEqual(expect.arrayContaining(['67893218113068']));
    expect([...numbersIn('0311-81239876 0311-81239877')]).toEqual(
      expect.arrayContaining(['678932181130', '778932181130']),
    );
    expect([...numbersIn('1 2 3')]).toEqual([]);
  });
});
