import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutLookAlikes } from '../../src/sketch/look-alikes.ts';

const ENGLISH = 'We pack and ship dried mountain herbs from three small valleys.';
const RUSSIAN = 'Мы сушим горные травы и рассылаем их по всей стране.';

describe('look-alike letters', () => {
  it('are put back in words that mix scripts', () => {
    expect(withoutLookAlikes('We расk and shiр drіеd mоuntаin hеrbs frоm thrее smаll vаllеys.')).toBe(ENGLISH);
    expect(withoutLookAlikes('Μοuntain Ηerbs')).toBe('Mountain Herbs');
  });

  it('are put back in whole words of doubles when the text around is of another script', () => {
    expect(withoutLookAlikes('dried mountain herbs, а сор and a реа')).toBe('dried mountain herbs, a cop and a pea');
    expect(withoutLookAlikes('Мы cyшим горные тpaвы, a не cop')).toBe('Мы сушим горные травы, а не сор');
  });

  it('are left where a language is written with them', () => {
    for (const text of [RUSSIAN, 'Τα βότανα του βουνού', 'Лекарства и травы', ENGLISH, '精细化工原料', 'сор', 'cop'])
      expect(withoutLookAlikes(text)).toBe(text);
  });

  it('leaves a word that has letters without a double as it is', () => {
    expect(withoutLookAlikes('herbs of Жизнь')).toBe('herbs of Жизнь');
  });

  it('changes nothing the second time, and never the length in letters', () => {
    const signs = fc.constantFrom(...'abcehimoprxyABHMTавсеньортухжшяοανβπω ,.');
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 60 }), (letters) => {
        const once = withoutLookAlikes(letters.join(''));
        expect(withoutLookAlikes(once)).toBe(once);
        expect([...once]).toHaveLength(letters.length);
      }),
    );
  });

  it('keeps different Latin words different', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z ]{1,40}$/), (text) => {
        expect(withoutLookAlikes(text)).toBe(text);
      }),
    );
  });
});
